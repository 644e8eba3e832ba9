package org.sekimori.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;

class PasswordsTest {
    private static final Person LEGAL = new Person(
            new PersonId(UUID.randomUUID()),
            "legal",
            "法務",
            Organisation.NCO,
            Optional.empty(),
            Set.of(Seat.NCO_LEGAL),
            List.of());

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Passwords passwords =
            new Passwords("right", () -> Directory.of(List.of(LEGAL)), clockThatFollowsNow());

    private Clock clockThatFollowsNow() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Test
    void the_right_password_opens_and_everything_else_is_wrong_alike() {
        assertThat(passwords.check("legal", "right", "a")).isEqualTo(new Passwords.Attempt.Right(LEGAL));
        assertThat(passwords.check("legal", "wrong", "a")).isEqualTo(new Passwords.Attempt.Wrong());
        assertThat(passwords.check("nobody", "right", "a")).isEqualTo(new Passwords.Attempt.Wrong());
    }

    @Test
    void after_ten_failures_one_waits_a_minute() {
        for (int i = 0; i < Passwords.FAILURES; i++) {
            assertThat(passwords.check("legal", "wrong", "a")).isEqualTo(new Passwords.Attempt.Wrong());
        }
        assertThat(passwords.check("legal", "right", "a")).isEqualTo(new Passwords.Attempt.Wait(Passwords.SPAN));
        assertThat(passwords.check("legal", "right", "b")).isEqualTo(new Passwords.Attempt.Right(LEGAL));
        now = now.plus(Passwords.SPAN);
        assertThat(passwords.check("legal", "right", "a")).isEqualTo(new Passwords.Attempt.Right(LEGAL));
    }
}
