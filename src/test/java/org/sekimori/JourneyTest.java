package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionEvent.Logged;

class JourneyTest {
    static List<Draft> drafts() {
        return List.of(Draft.home(), Draft.abroad(), Draft.joint());
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void a_case_goes_from_proposal_to_closing(Draft draft) {
        var play = Play.executing(draft).waits(Duration.ofHours(1));
        for (var task : play.operation().tasks()) {
            play.does(play.user(task.officer()), play.log(task, "m1", "t1", play.now));
        }
        assertThat(play.events(Logged.class)).allMatch(Logged::inScope);
        play.ends()
                .sits(Matter.CONFIRMATION, Resolution.CONFIRM)
                .does("coordinator", new ClosingCommand.Close())
                .is(Stage.CLOSED);
    }

    @Test
    void the_gates_of_a_case_at_home_are_four() {
        assertThat(Play.submitted(Draft.home()).operation().review().gates())
                .extracting(GateId::value)
                .containsExactly("legal", "agency-director", "coordination", "committee", "confirmation");
    }

    @Test
    void the_gates_of_a_joint_case_abroad_are_all_but_one() {
        assertThat(Play.submitted(Draft.joint()).operation().review().gates())
                .extracting(GateId::value)
                .containsExactly(
                        "legal",
                        "nsc-review",
                        "foreign-minister",
                        "public-safety-commission",
                        "prime-minister-order",
                        "agency-director",
                        "coordination",
                        "committee",
                        "confirmation");
    }

    @Test
    void no_wire_name_is_given_twice() {
        var names = new HashSet<String>();
        var types = new HashSet<Class<?>>();
        Journey.descriptors()
                .forEach(d -> d.types().forEach((name, type) -> {
                    assertThat(names.add(name)).as(name).isTrue();
                    assertThat(types.add(type)).as(name).isTrue();
                }));
        assertThat(names).hasSize(56);
    }

    @Test
    void each_action_leads_to_the_phase_that_decides_it() {
        Journey.commands()
                .keySet()
                .forEach(action -> assertThat(
                                Journey.phaseOf(action).orElseThrow().commands())
                        .containsKey(action));
        assertThat(Journey.phaseOf("nothing")).isEmpty();
    }
}
