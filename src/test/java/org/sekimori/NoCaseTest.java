package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Draft;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.oversight.SittingEvent;
import org.sekimori.phase.proposal.ProposalEvent;
import org.sekimori.phase.timekeeping.TimekeepingCommand;

/** Where there is no case, nothing is done to it and nothing is told of it. */
class NoCaseTest {
    private final Draft draft = Draft.home();
    private final Play play = Play.reported(draft).sits(Matter.CONFIRMATION, Resolution.RECOMMEND);

    private Decision decide(Dossier dossier, Command command) {
        var action = Journey.commands().entrySet().stream()
                .filter(e -> e.getValue() == command.getClass())
                .findAny()
                .orElseThrow()
                .getKey();
        return Journey.phaseOf(action).orElseThrow().decide(dossier, command, play.act(TestRules.actor("chair")));
    }

    private static Reason reason(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Rejected.class);
        return ((Decision.Rejected) decision).rejection().reason();
    }

    @Test
    void a_command_on_no_case_is_refused_as_unknown() {
        var commands = new Everything(play, draft)
                .commands().values().stream().flatMap(List::stream).toList();
        assertThat(commands)
                .allSatisfy(command ->
                        assertThat(reason(decide(Dossier.EMPTY, command))).isEqualTo(Reason.UNKNOWN));
        assertThat(reason(decide(Dossier.EMPTY, new TimekeepingCommand.Tick()))).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void nothing_is_said_in_a_sitting_that_is_none() {
        var alone = Dossier.of(play.operation());
        for (var command : List.of(play.close(), play.move(Resolution.ASK))) {
            assertThat(reason(decide(alone, command))).isEqualTo(Reason.UNKNOWN);
        }
    }

    @Test
    void a_case_is_made_once() {
        play.refuses(
                "police",
                new org.sekimori.phase.proposal.ProposalCommand.Create(draft.proposal()),
                Reason.ALREADY_EXISTS);
    }

    @Test
    void an_entry_about_a_case_that_was_never_drafted_is_corrupt() {
        play.does("police-director", new ClosingCommand.AnswerRecommendation(org.sekimori.operation.Sealed.fresh("a")))
                .does("coordinator", new ClosingCommand.Close());
        var stamp = new Stamp(TestRules.actor("hub"), play.now, play.now);
        for (var event : play.history) {
            if (!(event instanceof ProposalEvent.Drafted || event instanceof SittingEvent.Opened)) {
                var kind = event instanceof SittingEvent ? Subject.Kind.SITTING : Subject.Kind.OPERATION;
                assertThatThrownBy(() -> Journey.evolve(Dossier.EMPTY, kind, event, stamp))
                        .as("%s", event)
                        .isInstanceOf(CorruptState.class);
            }
        }
    }
}
