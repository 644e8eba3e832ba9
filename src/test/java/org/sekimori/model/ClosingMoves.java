package org.sekimori.model;

import static org.sekimori.model.Cast.CHAIR;
import static org.sekimori.model.Cast.COORDINATOR;
import static org.sekimori.model.Cast.HUB;
import static org.sekimori.model.Cast.NCO_DIRECTOR;
import static org.sekimori.model.Cast.POLICE_DIRECTOR;
import static org.sekimori.model.Cast.SDF_DIRECTOR;

import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Operation;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seals;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.timekeeping.TimekeepingCommand;

/** What is tried to bring a case to its end, and what the timers do. */
record ClosingMoves(Moves moves, Operation operation) {
    private static final List<Move> FIXED = Moves.fixed(moves -> {
        moves.by(new TimekeepingCommand.Tick(), HUB, COORDINATOR);
        moves.by(report(Optional.empty()), POLICE_DIRECTOR, SDF_DIRECTOR, COORDINATOR);
        moves.by(new ClosingCommand.NotifyCommittee(Words.TEXT), POLICE_DIRECTOR, SDF_DIRECTOR, COORDINATOR);
        moves.by(new ClosingCommand.AnswerRecommendation(Words.TEXT), POLICE_DIRECTOR, SDF_DIRECTOR);
        moves.by(new ClosingCommand.Close(), COORDINATOR, NCO_DIRECTOR, CHAIR);
        moves.by(new ClosingCommand.Revoke(Words.TEXT), NCO_DIRECTOR, CHAIR, COORDINATOR);
        moves.by(new ClosingCommand.Expire(), HUB, COORDINATOR);
    });

    void all() {
        moves.all(FIXED);
        var answers = operation.conditions().stream()
                .map(condition -> new ClosingCommand.Answer(condition.id(), Words.SECRET))
                .toList();
        if (!answers.isEmpty()) {
            moves.by(report(Optional.of(Seals.seal(SealedList.fresh(answers)))), POLICE_DIRECTOR, SDF_DIRECTOR);
        }
        for (var owed : operation.obligations()) {
            if (owed.awaitsAnswer()) {
                var answer = new ClosingCommand.AnswerObligation(owed.id(), Words.TEXT);
                moves.by(answer, POLICE_DIRECTOR, SDF_DIRECTOR, COORDINATOR);
            }
        }
    }

    private static ClosingCommand.Report report(Optional<SealedList<ClosingCommand.Answer>> answers) {
        return new ClosingCommand.Report(Words.TEXT, Words.TEXT, Words.NOTICE, Words.TEXT, answers);
    }
}
