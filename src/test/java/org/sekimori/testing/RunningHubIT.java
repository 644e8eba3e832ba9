package org.sekimori.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;

/** The plain course of every kind of case on a real hub, on which every other test of a running hub stands. */
class RunningHubIT {
    @ParameterizedTest
    @EnumSource
    void every_kind_of_case_comes_to_its_close(Kind kind) {
        assertThat(Case.at(RunningHub.shared().api(), kind, Point.CLOSED).stage())
                .isEqualTo("closed");
    }

    @Test
    void a_node_stops_cleanly_and_recovers_after_kill_9_of_itself_and_of_postgres() {
        try (var place = Place.fresh()) {
            String id;
            try (var first = RunningHub.start(place, 1)) {
                id = Case.at(first.api(), Kind.POLICE_HOME, Point.REVIEWED).id();
                first.kill9();
            }
            place.killPostgres9();
            try (var second = RunningHub.start(place, 1)) {
                assertThat(second.api()
                                .get("legal", "/api/operations/" + id)
                                .ok()
                                .json()
                                .path("stage")
                                .asText())
                        .isEqualTo("review");
                second.stop();
            }
            assertThat(place.postgres()).isEmpty();
        }
    }
}
