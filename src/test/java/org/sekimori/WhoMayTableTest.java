package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sekimori.operation.Seat;

/** The page for reviewers is what the policies say; {@code -Dmatrix.write=true} writes it anew. */
class WhoMayTableTest {
    static final Path PAGE = Path.of("ops/docs/who-may.md");
    private static final int AT_MOST = 50_000;

    private static final String HEAD = """
            # Who may do what

            Every act by every seat, as the policies in `policies/` answer when asked. This page is written by a program
            (`WhoMayFinder`); `WhoMayTableTest` fails when it is not what the policies say, and `MatrixIT` holds a running hub
            against it, for every demonstration account, at every stage.

            - `–`: never, whatever else holds. `always`: for whoever sits there. `C1`, …: when the condition of that name holds,
              see the end.
            - *names*: the gates, or the kinds of activity, that the act names. *stage*: `every`, unless a policy asks for the
              stage. Whether it is the *moment* for an act is a rule of the phase and no policy: the hub answers 409 then, not
              403; `ops/docs/law.md` names those rules.
            - Only truths that can hold of a seat are asked about: the holder of a gate stands in `gates.yaml`, only officers are
              tasked and designated, only directors lead an agency. What each truth means stands in `policies/schema.cedarschema`.
            - Besides, whoever may not read a case (`read-case`; for a sitting that is open, `read-sitting`; for a conflict,
              `read-conflict`; for an activity, `read-activity`) may do nothing in it and is told that there is none.
            - An act that a desk enters for an officer is asked about as `act-on-behalf`. The seat `hub` is the hub itself.
            """;

    @Test
    void the_page_is_what_the_policies_say() throws IOException {
        var finder = new WhoMayFinder();
        var page = HEAD + finder.find().page();
        if (Boolean.getBoolean("matrix.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(finder.asked()).isBetween(5_000, AT_MOST);
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void the_page_reads_back_as_it_was_found() throws IOException {
        var read = WhoMay.read(Files.readAllLines(PAGE));
        assertThat(HEAD + WhoMay.of(read.rows()).page()).isEqualTo(Files.readString(PAGE));
        var submit = read.of(Seat.POLICE_OFFICER, "submit", Optional.empty(), Optional.empty());
        assertThat(submit.holds(Set.of("isApplicant", "designated"))).isTrue();
        assertThat(submit.holds(Set.of("isApplicant"))).isFalse();
        assertThat(read.of(Seat.NCO_LEGAL, "grant", Optional.of("legal"), Optional.empty())
                        .holds(Set.of("isGateSeat", "isApplicant")))
                .isFalse();
        assertThat(read.of(Seat.ADMINISTRATOR, "submit", Optional.empty(), Optional.empty())
                        .cases())
                .isEmpty();
    }
}
