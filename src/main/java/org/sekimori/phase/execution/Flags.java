package org.sekimori.phase.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.AuthorisedScope;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Measure;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Target;
import org.sekimori.operation.Task;
import org.sekimori.phase.execution.ExecutionCommand.Account;
import org.sekimori.phase.execution.ExecutionEvent.Flag;

/**
 * Holds an account against what is authorised at the instant when the act occurred, which may be long before it is told.
 * What cannot be read here, because its content is withheld, raises no flag.
 */
record Flags(Operation operation, Account account, Act act) {
    List<Flag> all() {
        var flags = new ArrayList<Flag>();
        add(flags, Flag.WRONG_SCOPE, !rightScope());
        add(flags, Flag.WRONG_MEASURE, wrongMeasure());
        add(flags, Flag.WRONG_TARGET, wrongTarget());
        add(flags, Flag.WRONG_TASK, wrongTask());
        add(flags, Flag.WRONG_STAGE, !running() && !paused());
        add(flags, Flag.HALTED, whileHalted() && !safeStop());
        add(flags, Flag.OUTSIDE_WINDOW, !operation.proposal().window().contains(occurred()));
        add(flags, Flag.SCOPE_UNKNOWN, unknownScope());
        add(flags, Flag.CONSENT_EXPIRED, expired() && !stopsSafely());
        add(flags, Flag.DESIGNATION_LAPSED, !designated() && !stopsSafely());
        add(flags, Flag.NOT_IDENTIFIED, identifiedAfterwards());
        add(flags, Flag.TARGET_CHANGED, changed());
        add(flags, Flag.FUTURE, occurred().isAfter(act.now()));
        return flags;
    }

    /** A safe stop after a halt is in order, and no execution of what is authorised: that is halted. */
    boolean stopsSafely() {
        return safeStop() && whileHalted();
    }

    /** Told so long after it occurred that policy calls it late. */
    boolean late() {
        return act.rules()
                .lateEntry()
                .map(after -> occurred().plus(after).isBefore(act.now()))
                .orElse(false);
    }

    private boolean safeStop() {
        return account.safeStop().orElse(false);
    }

    private boolean whileHalted() {
        return paused() || partHalted();
    }

    private static void add(List<Flag> flags, Flag flag, boolean raised) {
        if (raised) {
            flags.add(flag);
        }
    }

    private Instant occurred() {
        return account.occurred();
    }

    private Optional<String> target() {
        return account.target().content();
    }

    /** The part of the authorisation that the act rests on: an amendment's, or empty for the case's own. */
    private Optional<Amendment> part() {
        return operation.amendments().governing(target(), account.measure().content(), occurred());
    }

    /**
     * The hash of what stood when the act occurred, or an earlier one of what the act rests on, under which the officer was
     * tasked: whoever has not learnt of an amendment goes on under the scope that the officer knows, and what was authorised
     * under it still is. Whoever was tasked only upon the amendment knows no earlier one.
     */
    private boolean rightScope() {
        var granted = operation.amendments().granted();
        if (account.scopeHash().equals(operation.scopeHash())) {
            return granted.isEmpty() || granted.getLast().effectiveAt(occurred());
        }
        for (int i = 0; i < granted.size(); i++) {
            if (granted.get(i).replaces().equals(account.scopeHash())) {
                return granted.get(i).told().contains(account.task())
                        && (i == 0 || granted.get(i - 1).effectiveAt(occurred()))
                        && granted.subList(i, granted.size()).stream()
                                .noneMatch(
                                        a -> a.adds(target(), account.measure().content(), occurred()));
            }
        }
        return false;
    }

    private boolean unknownScope() {
        return part().map(a -> !a.knownTo(account.task(), occurred())).orElse(false);
    }

    private boolean wrongMeasure() {
        return account.measure()
                .content()
                .flatMap(id -> whole(operation.proposal().measures())
                        .map(measures -> measures.stream().noneMatch(m -> m.id().equals(id) && aimed(m))))
                .orElse(false);
    }

    private boolean aimed(Measure measure) {
        return target().map(measure.targets()::covers).orElse(true);
    }

    /** Unknown, or left out by a gate that granted a part: authorised is what every gate granted. */
    private boolean wrongTarget() {
        return target().map(id -> unknown(id) || excluded(id)).orElse(false);
    }

    private boolean unknown(String target) {
        return whole(operation.proposal().targets())
                .map(targets -> targets.stream().map(Target::id).noneMatch(target::equals))
                .orElse(false);
    }

    private boolean excluded(String target) {
        var ofCase = part().filter(a -> a.addedTargets().contains(target)).isEmpty();
        return (ofCase && AuthorisedScope.excludedBy(operation.review()).containsKey(target))
                || part().map(a -> AuthorisedScope.excludedBy(a.review()).containsKey(target))
                        .orElse(false);
    }

    private boolean wrongTask() {
        return operation
                .task(account.task())
                .filter(t -> t.officer().equals(act.actor().id()) && t.state() != Task.State.DECLINED)
                .isEmpty();
    }

    private boolean running() {
        return operation.execution().runningAt(occurred());
    }

    private boolean paused() {
        return operation.execution().haltedAt(occurred());
    }

    private boolean partHalted() {
        return operation
                .execution()
                .partsHaltedAt(occurred())
                .anyMatch(h -> h.reach() == Halt.Reach.TASK
                        ? h.concerns(account.task())
                        : target().map(h.covers().items()::contains).orElse(false));
    }

    private boolean expired() {
        var matter = part().map(a -> a.asCase(operation)).orElse(operation);
        return !new Gates(matter, act.rules(), occurred()).consents().met();
    }

    private boolean designated() {
        var actor = act.actor();
        return act.rules()
                .directory()
                .person(actor.id())
                .map(p -> p.designatedAt(actor.seat(), occurred()))
                .orElse(false);
    }

    private boolean identifiedAfterwards() {
        return account.identified()
                .content()
                .map(i -> i.at().isAfter(occurred()))
                .orElse(false);
    }

    /** Identified again, it was found elsewhere or in other hands: not what was authorised. */
    private boolean changed() {
        return account.identified()
                .content()
                .map(i -> i.placeChanged().orElse(false) || i.holderChanged().orElse(false))
                .orElse(false);
    }

    /** The list if every element of it can be read. */
    private static <T> Optional<List<T>> whole(SealedList<T> list) {
        return switch (list) {
            case SealedList.Fresh<T>(var values) -> Optional.of(values);
            case SealedList.Known<T> known
            when known.elements().stream().map(Sealed::content).allMatch(Optional::isPresent) ->
                Optional.of(known.items());
            case SealedList.Known<T> _, SealedList.Withheld<T> _ -> Optional.empty();
        };
    }
}
