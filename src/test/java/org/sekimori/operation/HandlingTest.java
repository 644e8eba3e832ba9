package org.sekimori.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandlingTest {
    private static final HandlingId LOW = new HandlingId("low");
    private static final HandlingId HIGH = new HandlingId("high");
    private static final HandlingId GONE = new HandlingId("gone");
    private static final Handling HANDLING = new Handling(
            List.of(
                    new Handling.Grade(LOW, Marking.AMBER, Set.of(Organisation.NCO, Organisation.MOFA)),
                    new Handling.Grade(HIGH, Marking.RED, Set.of(Organisation.NCO))),
            Optional.of(LOW),
            Set.of("text/plain"));

    @Test
    void only_what_stands_after_the_ceiling_is_above_it() {
        assertThat(HANDLING.aboveCeiling(LOW)).isFalse();
        assertThat(HANDLING.aboveCeiling(HIGH)).isTrue();
        assertThat(Handling.NONE.reaches(LOW, Organisation.NCO)).isFalse();
    }

    @Test
    void a_route_ends_where_the_class_says_and_of_an_unknown_class_nowhere() {
        assertThat(HANDLING.reaches(LOW, Organisation.MOFA)).isTrue();
        assertThat(HANDLING.reaches(HIGH, Organisation.MOFA)).isFalse();
        assertThat(HANDLING.reaches(GONE, Organisation.NCO)).isFalse();
    }

    @Test
    void a_class_carries_no_stricter_marking_than_its_own() {
        var low = HANDLING.of(LOW).orElseThrow();
        assertThat(low.carries(Marking.AMBER)).isTrue();
        assertThat(low.carries(Marking.AMBER_STRICT)).isFalse();
    }
}
