package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** The bases upon which the SDF acts alone, from the draft to the close on a running hub; the targets' place is unknown. */
class BasesIT {
    private final Api api = RunningHub.shared().api();

    @ParameterizedTest
    @EnumSource(names = {"SDF_95_4", "SDF_89_1", "SDF_92_2"})
    void the_sdf_alone_takes_a_measure_at_an_unknown_place_to_its_close(Kind kind) {
        var operation = Case.at(api, kind, Point.REVIEWED);
        assertThat(operation.look().path("abroad").asBoolean()).isTrue();
        operation.grant("legal");
        assertThat(operation.gate("nsc-review")).isEqualTo("open");
        assertThat(operation.gate("foreign-minister")).isEqualTo("open");
        assertThat(operation.gate("order-in-force")).isEqualTo(kind == Kind.SDF_95_4 ? "not-applicable" : "open");
        assertThat(operation.gate("prime-minister-order")).isEqualTo("not-applicable");
        for (var gate : operation.gates().subList(1, operation.gates().size())) {
            operation
                    .give("coordinator", "task", operation.tasking("sdf", "sdf"))
                    .refused(409, "wrong-stage");
            operation.grant(gate);
        }
        operation.approve();
        operation
                .give("coordinator", "task", operation.tasking("police", "police"))
                .refused(422, "wrong-agency");
        for (var point : List.of(Point.TASKED, Point.ACCEPTED, Point.READY, Point.EXECUTING)) {
            operation.step(point);
        }
        operation.does("sdf", "log", operation.logging("sdf"));
        assertThat(operation.stage()).isEqualTo("executing");
        for (var point : List.of(Point.ENDED, Point.REPORTED, Point.CONFIRMED, Point.CLOSED)) {
            operation.step(point);
        }
        assertThat(operation.stage()).isEqualTo("closed");
    }

    @Test
    void under_95_4_nobody_elses_computers_are_protected() {
        var proposal = Drafts.proposal(Kind.SDF_95_4, Case.campaign(api));
        proposal.put("protectedAssets", List.of(Map.of("name", "A hospital", "owner", "infrastructure")));
        api.post("sdf", "/api/operations", proposal).refused(422, "out-of-range");
    }
}
