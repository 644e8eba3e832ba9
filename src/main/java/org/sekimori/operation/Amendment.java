package org.sekimori.operation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An amendment (追加の承認の求め): the case as it would become, at gates of its own, while what is authorised goes on. Once
 * granted it stays as a part of the authorisation: its consents are those of its difference, and only of that.
 *
 * @param before what was proposed when it was asked for
 * @param proposal the whole as it would become, or became
 * @param replaces the scope hash that stood when it was asked for
 * @param review its gates, those that apply to the difference
 * @param screening the conflicts that its screening raised
 * @param decided when it was granted or came to nothing
 * @param told the tasks whose officers had to learn of the new scope
 * @param acknowledged since when each of them has
 * @param conditions what its grants would have owed; in force once it is granted, owed no more if it comes to nothing
 */
public record Amendment(
        AmendmentId id,
        State state,
        Proposal before,
        Proposal proposal,
        ScopeHash replaces,
        ScopeHash scopeHash,
        Operation.Review review,
        Operation.Screening screening,
        Instant opened,
        Optional<Instant> decided,
        Set<TaskId> told,
        Map<TaskId, Instant> acknowledged,
        Set<ObligationId> conditions) {
    public Amendment {
        conditions = Set.copyOf(conditions);
        told = Set.copyOf(told);
        acknowledged = Map.copyOf(acknowledged);
    }

    /** Where an amendment stands. */
    public enum State implements Wire {
        SCREENING,
        REVIEW,
        GRANTED,
        REFUSED,
        RETURNED,
        WITHDRAWN,
        /** The case was over before it was decided. */
        LAPSED
    }

    public boolean pending() {
        return state == State.SCREENING || state == State.REVIEW;
    }

    public Amendment in(State next, Optional<Instant> at) {
        return new Amendment(
                id,
                next,
                before,
                proposal,
                replaces,
                scopeHash,
                review,
                screening,
                opened,
                at,
                told,
                acknowledged,
                conditions);
    }

    /** The case as it would become: every rule of screening and review applies to it as to a case. */
    public Operation asCase(Operation operation) {
        return with(
                operation,
                switch (state) {
                    case SCREENING -> Stage.SCREENING;
                    case REVIEW -> Stage.REVIEW;
                    case GRANTED, REFUSED, RETURNED, WITHDRAWN, LAPSED -> operation.stage();
                });
    }

    private Operation with(Operation operation, Stage stage) {
        return new Operation(
                operation.id(),
                stage,
                operation.agency(),
                proposal,
                scopeHash,
                operation.revision() + 1,
                review,
                screening,
                operation.hearing(),
                List.of(),
                Operation.Execution.NONE,
                List.of(),
                Optional.empty());
    }

    /** As the view of {@link #asCase} has become. */
    public Amendment from(Operation view) {
        return new Amendment(
                id,
                view.stage() == Stage.SCREENING ? State.SCREENING : State.REVIEW,
                before,
                proposal,
                replaces,
                scopeHash,
                view.review(),
                view.screening(),
                opened,
                decided,
                told,
                acknowledged,
                conditions);
    }

    Amendment with(Operation.Review next) {
        return new Amendment(
                id,
                state,
                before,
                proposal,
                replaces,
                scopeHash,
                next,
                screening,
                opened,
                decided,
                told,
                acknowledged,
                conditions);
    }

    Amendment granted(Instant at, Set<TaskId> tasks) {
        return new Amendment(
                id,
                State.GRANTED,
                before,
                proposal,
                replaces,
                scopeHash,
                review,
                screening,
                opened,
                Optional.of(at),
                tasks,
                Map.of(),
                conditions);
    }

    Amendment owing(ObligationId condition) {
        var next = new HashSet<>(conditions);
        next.add(condition);
        return new Amendment(
                id,
                state,
                before,
                proposal,
                replaces,
                scopeHash,
                review,
                screening,
                opened,
                decided,
                told,
                acknowledged,
                next);
    }

    /** The officer of that task knows of the new scope from now on. */
    Amendment acknowledgedBy(TaskId task, Instant at) {
        var next = new HashMap<>(acknowledged);
        if (told.contains(task)) {
            next.putIfAbsent(task, at);
        }
        return new Amendment(
                id,
                state,
                before,
                proposal,
                replaces,
                scopeHash,
                review,
                screening,
                opened,
                decided,
                told,
                next,
                conditions);
    }

    /** Whether the officer of this task had learnt of the new scope at this instant, or was tasked upon it. */
    public boolean knownTo(TaskId task, Instant at) {
        return !told.contains(task)
                || Optional.ofNullable(acknowledged.get(task))
                        .map(since -> !at.isBefore(since))
                        .orElse(false);
    }

    /** Whether it stood as granted at this instant. */
    public boolean effectiveAt(Instant at) {
        return state == State.GRANTED
                && decided.map(since -> !at.isBefore(since)).orElse(false);
    }

    /** Ids of the targets that it adds; of those whose contents can be read. */
    public Set<String> addedTargets() {
        var known = ids(before.targets().items().stream().map(Target::id).toList());
        return proposal.targets().items().stream()
                .map(Target::id)
                .filter(id -> !known.contains(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ids of the measures that it adds. */
    public Set<String> addedMeasures() {
        var known = ids(before.measures().items().stream().map(Measure::id).toList());
        return proposal.measures().items().stream()
                .map(Measure::id)
                .filter(id -> !known.contains(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether every target that it adds can be read. */
    boolean isReadable() {
        return proposal.targets() instanceof SealedList.Known<Target> known
                && known.items().size() == known.elements().size();
    }

    private static Set<String> ids(List<String> ids) {
        return Set.copyOf(ids);
    }

    /** Whether an act of this kind lies in what it adds. */
    public boolean adds(Optional<String> target, Optional<String> measure, Instant at) {
        return target.map(addedTargets()::contains).orElse(false)
                || measure.map(addedMeasures()::contains).orElse(false)
                || !before.window().contains(at);
    }

    /** Whether the case still has something of what it adds; what cannot be told apart counts as if it had. */
    public boolean remainsIn(Proposal now) {
        return remains(before.targets(), proposal.targets(), now.targets())
                || remains(before.measures(), proposal.measures(), now.measures())
                || !now.window().within(before.window());
    }

    private static boolean remains(SealedList<?> old, SealedList<?> wider, SealedList<?> now) {
        if (old.digest().isPresent() && old.digest().equals(wider.digest())) {
            return false;
        }
        var added = new HashSet<>(digests(wider));
        added.removeAll(digests(old));
        added.retainAll(digests(now));
        return !added.isEmpty()
                || !(old instanceof SealedList.Known<?>
                        && wider instanceof SealedList.Known<?>
                        && now instanceof SealedList.Known<?>);
    }

    private static Set<String> digests(SealedList<?> list) {
        return list instanceof SealedList.Known<?> known
                ? known.elements().stream().flatMap(e -> e.digest().stream()).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Whether it adds targets and neither measures nor time. */
    public boolean onlyTargets() {
        return before.measures().digest().equals(proposal.measures().digest())
                && before.window().equals(proposal.window());
    }

    /**
     * What the gates are asked about: the added targets and, where a measure or time is added, the whole, since both reach
     * every target.
     */
    public static Proposal difference(Proposal before, Proposal after) {
        var sameMeasures = before.measures().digest().equals(after.measures().digest());
        return sameMeasures
                        && before.window().equals(after.window())
                        && before.targets() instanceof SealedList.Known<Target> old
                        && after.targets() instanceof SealedList.Known<Target> next
                ? after.with(without(next, old))
                : after;
    }

    private static SealedList<Target> without(SealedList.Known<Target> next, SealedList.Known<Target> old) {
        var known = old.elements().stream().map(Sealed::digest).collect(Collectors.toUnmodifiableSet());
        return new SealedList.Known<>(
                next.sd(),
                next.elements().stream()
                        .filter(e -> !known.contains(e.digest()))
                        .toList());
    }
}
