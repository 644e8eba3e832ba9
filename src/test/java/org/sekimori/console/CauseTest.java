package org.sekimori.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;

class CauseTest {
    private static final PersonId PERSON = new PersonId(UUID.fromString("6f1c4a52-0d3b-4e1e-9a3c-2b7f5d8e9a10"));
    private static final UUID KEY = UUID.fromString("11111111-2222-4333-8444-555555555555");

    private static Actor in(Seat seat) {
        return new Actor(PERSON, seat, Organisation.NCO);
    }

    @Test
    void a_cause_is_a_version_8_uuid_of_the_hash() throws Exception {
        var text = PERSON.value() + "\nnco.legal\n/api/operations\n" + KEY;
        var hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        var cause = Cause.of(in(Seat.NCO_LEGAL), "/api/operations", KEY);

        assertThat(cause.version()).isEqualTo(8);
        assertThat(cause.variant()).isEqualTo(2);
        var hex = cause.toString().replace("-", "");
        assertThat(hex.substring(0, 12)).isEqualTo(hash.substring(0, 12));
        assertThat(hex.substring(13, 16)).isEqualTo(hash.substring(13, 16));
        assertThat(hex.substring(17)).isEqualTo(hash.substring(17, 32));
    }

    @Test
    void another_seat_path_or_key_is_another_cause() {
        var one = Cause.of(in(Seat.NCO_LEGAL), "/api/operations", KEY);
        assertThat(Cause.of(in(Seat.NCO_LEGAL), "/api/operations", KEY)).isEqualTo(one);
        assertThat(Cause.of(in(Seat.NSS_DESK), "/api/operations", KEY)).isNotEqualTo(one);
        assertThat(Cause.of(in(Seat.NCO_LEGAL), "/api/campaigns", KEY)).isNotEqualTo(one);
        assertThat(Cause.of(in(Seat.NCO_LEGAL), "/api/operations", UUID.randomUUID()))
                .isNotEqualTo(one);
    }
}
