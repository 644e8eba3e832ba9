package org.sekimori.phase.oversight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.operation.Consent;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Folding;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Operation.Hearing.OpenSitting;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Ballot;
import org.sekimori.operation.Sitting.Count;
import org.sekimori.operation.Sitting.Course;
import org.sekimori.operation.Sitting.Motion;
import org.sekimori.operation.Sitting.Result;
import org.sekimori.operation.Sitting.State;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Stamp;
import org.sekimori.phase.oversight.OversightCommand.Attendance;

/** What a sitting and its case are after an event. */
final class Fold {
    private Fold() {}

    static Dossier evolve(Dossier dossier, Event event, Stamp stamp) {
        return switch (event) {
            case SittingEvent.Opened opened -> dossier.with(opened(opened));
            case SittingEvent other -> dossier.with(sitting(sitting(dossier, event), other, stamp));
            case OversightEvent other ->
                dossier.with(operation(
                        dossier.operation().orElseThrow(() -> new CorruptState(event, "nothing")), other, stamp));
            default -> throw new CorruptState(event, "oversight");
        };
    }

    private static Sitting sitting(Dossier dossier, Event event) {
        return dossier.sitting().orElseThrow(() -> new CorruptState(event, "no sitting"));
    }

    private static Sitting opened(SittingEvent.Opened event) {
        Set<PersonId> present =
                event.present().stream().map(Attendance::person).collect(Collectors.toUnmodifiableSet());
        var modes =
                event.present().stream().collect(Collectors.toUnmodifiableMap(Attendance::person, Attendance::mode));
        return new Sitting(
                event.sitting(),
                event.operation(),
                event.matter(),
                event.scopeHash(),
                event.presiding(),
                present,
                event.excused(),
                Optional.empty(),
                Map.of(),
                State.OPEN,
                Optional.empty(),
                Optional.of(new Course(modes, Set.of(), List.of())));
    }

    private static Sitting sitting(Sitting sitting, SittingEvent event, Stamp stamp) {
        return switch (event) {
            case SittingEvent.Opened _ -> throw new CorruptState(event, "an open sitting");
            case SittingEvent.Moved moved ->
                sitting.moved(new Motion(
                        moved.motionHash(),
                        moved.decision(),
                        stamp.actor().id(),
                        moved.scopeHash(),
                        moved.conditions(),
                        moved.text(),
                        moved.reasons(),
                        Optional.of(stamp.recorded()),
                        moved.excludes()));
            case SittingEvent.VoteCast cast -> sitting.voted(stamp.actor().id(), new Ballot(cast.choice()));
            case SittingEvent.Closed closed -> sitting.closed(new Count(closed.result(), closed.castingVote()));
            case SittingEvent.Decided decided -> decided(sitting, decided);
            case SittingEvent.MotionWithdrawn _ -> sitting.settled(motion(sitting, event), Optional.empty());
            case SittingEvent.Attended attended ->
                switch (attended.capacity()) {
                    case MEMBER -> sitting.joined(attended.person(), attended.mode(), attended.presiding());
                    case EXPERT -> sitting.assisted(attended.person(), attended.mode());
                };
            case SittingEvent.Left left -> sitting.left(left.person(), left.presiding());
            case SittingEvent.Recused recused -> sitting.recused(recused.person(), recused.presiding());
            case SittingEvent.Heard _ -> sitting;
            case SittingEvent.Adjourned _ -> sitting.in(State.ADJOURNED);
        };
    }

    private static Sitting decided(Sitting sitting, SittingEvent.Decided event) {
        return event.result() == Result.CARRIED
                ? sitting.closed(new Count(event.result(), event.castingVote()))
                : sitting.settled(motion(sitting, event), Optional.of(event.result()));
    }

    private static Motion motion(Sitting sitting, SittingEvent event) {
        return sitting.motion().orElseThrow(() -> new CorruptState(event, "no motion"));
    }

    private static Operation operation(Operation operation, OversightEvent event, Stamp stamp) {
        var hearing = operation.hearing();
        return switch (event) {
            case OversightEvent.SittingOpened opened ->
                operation.with(hearing.opened(new OpenSitting(opened.sitting(), opened.matter(), opened.present())));
            case OversightEvent.SittingEnded ended ->
                operation
                        .with(hearing.over())
                        .review(r -> r.decidedBy(ended.deciders().orElse(Set.of()), Seat.COMMITTEE_MEMBER.body()));
            case OversightEvent.Confirmed confirmed -> confirmed(operation, confirmed, stamp);
            // Before the report a recommendation asks for an answer; only after it does it stand in for a confirmation.
            case OversightEvent.Recommended _ ->
                operation.stage() == Stage.REPORTED && hearing.finding().isEmpty()
                        ? operation.with(hearing.finding(false))
                        : operation;
        };
    }

    private static Operation confirmed(Operation operation, OversightEvent.Confirmed event, Stamp stamp) {
        var found = Folding.deliberated(operation).with(operation.hearing().finding(true));
        return event.gate()
                .map(gate -> found.review(r -> r.with(new Consent(
                        gate,
                        Consent.Outcome.GRANTED,
                        stamp.actor().id(),
                        stamp.recorded(),
                        event.scopeHash(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))))
                .orElse(found);
    }
}
