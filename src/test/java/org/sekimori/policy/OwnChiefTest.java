package org.sekimori.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.testing.Policies;

/** The second worked example of {@code policies/README.md}, done as it says and in no other place. */
class OwnChiefTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- append to never.cedar -->\\s+```cedar\\n(.*?)```", Pattern.DOTALL);
    private static final Truths DIRECTOR = Truths.none().agencyDirector().gateSeat();

    private PolicySet set;

    @BeforeEach
    void do_as_the_readme_says(@TempDir Path folder) throws IOException, BrokenPolicies {
        Policies.copyTo(folder);
        var example = EXAMPLE.matcher(Files.readString(folder.resolve("README.md")));
        assertThat(example.find()).isTrue();
        Files.writeString(folder.resolve("never.cedar"), "\n" + example.group(1), StandardOpenOption.APPEND);
        set = PolicySet.load(folder);
    }

    @Test
    void as_shipped_every_director_of_the_agency_decides_and_runs() {
        assertThat(Sets.own().decide(grant(DIRECTOR)).permitted()).isTrue();
        assertThat(Sets.own().decide(start(DIRECTOR)).permitted()).isTrue();
    }

    @Test
    void with_the_example_only_the_chief_of_the_applicants_own_force_does() {
        assertThat(set.decide(grant(DIRECTOR)).policies()).containsExactly("never-another-chief");
        assertThat(set.decide(start(DIRECTOR)).policies()).containsExactly("never-another-chief");
        assertThat(set.decide(grant(DIRECTOR.ofApplicantsForce())).permitted()).isTrue();
        assertThat(set.decide(start(DIRECTOR.ofApplicantsForce())).permitted()).isTrue();
    }

    private static Request grant(Truths truths) {
        return Request.onCase(Seat.POLICE_DIRECTOR, "grant", Stage.REVIEW, truths.standing())
                .naming(Optional.of(new GateId("agency-director")));
    }

    private static Request start(Truths truths) {
        return Request.onCase(Seat.POLICE_DIRECTOR, "start", Stage.TASKED, truths.standing());
    }
}
