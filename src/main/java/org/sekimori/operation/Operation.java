package org.sekimori.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An operation (措置案件) as its entries tell it: enough for every rule, and nothing that rules do not ask for.
 *
 * @param agency the applicant's
 * @param revision from 1, one more with each revision
 * @param amended every amendment; states written before there were any do not say
 */
public record Operation(
        OperationId id,
        Stage stage,
        Agency agency,
        Proposal proposal,
        ScopeHash scopeHash,
        int revision,
        Review review,
        Screening screening,
        Hearing hearing,
        List<Task> tasks,
        Execution execution,
        List<Obligation> obligations,
        Optional<Amendments> amended) {
    public Operation {
        tasks = List.copyOf(tasks);
        obligations = List.copyOf(obligations);
    }

    /**
     * What the gates say.
     *
     * @param gates those that apply, in the order of the policy set; decided at submission and folded, never asked again
     * @param abroad whether a target is abroad or of unknown place
     * @param deciders everybody who ever decided a single or vote gate of the case
     * @param submitted whether it was ever submitted
     * @param exception whether the exception lane was invoked
     */
    public record Review(
            List<GateId> gates,
            boolean abroad,
            Map<GateId, Consent> consents,
            List<Decider> deciders,
            Optional<Returned> returned,
            boolean submitted,
            boolean exception) {
        public static final Review NONE =
                new Review(List.of(), false, Map.of(), List.of(), Optional.empty(), false, false);

        public Review {
            gates = List.copyOf(gates);
            consents = Map.copyOf(consents);
            deciders = List.copyOf(deciders);
        }

        public boolean applies(GateId gate) {
            return gates.contains(gate);
        }

        public boolean grantedAt(GateId gate, Instant now) {
            var consent = consents.get(gate);
            return consent != null && consent.liveAt(now);
        }

        /** Whether the person decided a single or vote gate of this case for a body other than this one. */
        public boolean decidedForAnotherBody(PersonId person, String body) {
            return deciders.stream()
                    .anyMatch(d -> d.person().equals(person) && !d.body().equals(body));
        }

        /** Or whoever counts as one person with the actor, for a body other than that of the actor's seat. */
        public boolean decidedForAnotherBody(Actor actor) {
            return actor.persons().stream()
                    .anyMatch(
                            person -> decidedForAnotherBody(person, actor.seat().body()));
        }

        public boolean decidedAny(PersonId person) {
            return deciders.stream().anyMatch(d -> d.person().equals(person));
        }

        public Review with(Consent consent) {
            var next = new LinkedHashMap<>(consents);
            next.put(consent.gate(), consent);
            return consents(next);
        }

        public Review decidedBy(Decider decider) {
            return deciders.contains(decider)
                    ? this
                    : new Review(gates, abroad, consents, append(deciders, decider), returned, submitted, exception);
        }

        public Review decidedBy(Set<PersonId> persons, String body) {
            var next = this;
            for (var person : persons) {
                next = next.decidedBy(new Decider(person, body));
            }
            return next;
        }

        /** Takes back the consents of these gates. */
        public Review voiding(List<GateId> voids) {
            var next = new LinkedHashMap<>(consents);
            voids.forEach(gate -> next.computeIfPresent(gate, (_, consent) -> consent.voided()));
            return consents(next);
        }

        public Review returned(Optional<Returned> by) {
            return new Review(gates, abroad, consents, deciders, by, submitted, exception);
        }

        public Review applying(List<GateId> ids, boolean targetAbroad) {
            return new Review(ids, targetAbroad, consents, deciders, returned, submitted, exception);
        }

        public Review handedIn() {
            return new Review(gates, abroad, consents, deciders, Optional.empty(), true, exception);
        }

        public Review exception(boolean invoked) {
            return new Review(gates, abroad, consents, deciders, returned, submitted, invoked);
        }

        private Review consents(Map<GateId, Consent> next) {
            return new Review(gates, abroad, next, deciders, returned, submitted, exception);
        }
    }

    /**
     * What deconfliction says.
     *
     * @param screened the scope hash that was last screened
     * @param conflicts every conflict the case was ever part of, and whether it is open
     */
    public record Screening(Optional<ScopeHash> screened, Map<ConflictId, Boolean> conflicts) {
        public static final Screening NONE = new Screening(Optional.empty(), Map.of());

        public Screening {
            conflicts = Map.copyOf(conflicts);
        }

        public int open() {
            return (int) conflicts.values().stream().filter(open -> open).count();
        }
    }

    /**
     * What the committee says, as far as the case shows it.
     *
     * @param asked the periods in which the committee waited for a supplement, in order; only the last may be going on
     */
    public record Hearing(
            Optional<OpenSitting> sitting, Optional<Finding> finding, Optional<List<Execution.Run>> asked) {
        public static final Hearing NONE = new Hearing(Optional.empty(), Optional.empty(), Optional.empty());

        public Hearing {
            asked = asked.map(List::copyOf);
        }

        /** The one sitting that is open on the case, and who decides in it. */
        public record OpenSitting(SittingId id, Sitting.Matter matter, Set<PersonId> present) {
            public OpenSitting {
                present = Set.copyOf(present);
            }
        }

        /** What the committee found after the report: confirmation (確認) or a recommendation (勧告). */
        public record Finding(boolean confirmed) {}

        public Hearing opened(OpenSitting next) {
            return new Hearing(Optional.of(next), finding, asked);
        }

        public Hearing over() {
            return new Hearing(Optional.empty(), finding, asked);
        }

        public Hearing finding(boolean confirmed) {
            return new Hearing(sitting, Optional.of(new Finding(confirmed)), asked);
        }

        /** From now on a supplement is owed, or none is any more. */
        Hearing asking(boolean owed, Instant at) {
            var periods = asked.orElse(List.of());
            var going = !periods.isEmpty() && periods.getLast().to().isEmpty();
            if (owed == going) {
                return this;
            }
            var next = owed
                    ? append(periods, new Execution.Run(at, Optional.empty()))
                    : append(
                            periods.subList(0, periods.size() - 1),
                            new Execution.Run(periods.getLast().from(), Optional.of(at)));
            return new Hearing(sitting, finding, Optional.of(next));
        }

        /** For how long between these instants the committee waited for a supplement. */
        public Duration askedBetween(Instant from, Instant to) {
            var sum = Duration.ZERO;
            for (var period : asked.orElse(List.of())) {
                var begin = period.from().isBefore(from) ? from : period.from();
                var end = period.to().filter(to::isAfter).orElse(to);
                sum = begin.isBefore(end) ? sum.plus(Duration.between(begin, end)) : sum;
            }
            return sum;
        }
    }

    /**
     * What happened while acting.
     *
     * @param haltedIn the stage to resume to, while halted
     * @param halts those that stand
     * @param runs the periods in which the measure was executed, in order; only the last may be going on
     * @param entries how many log entries there are
     * @param flagged how many of them do not count as in scope
     * @param causes for which the hub has halted; each halts once, also when its halt is lifted
     * @param over when the measure ended; states written before this was kept do not say
     */
    public record Execution(
            Optional<Stage> haltedIn,
            List<Halt> halts,
            List<Run> runs,
            int entries,
            int flagged,
            Optional<Set<Halt.Cause>> causes,
            Optional<List<Lifted>> lifted,
            Optional<Instant> over) {
        public static final Execution NONE = new Execution(
                Optional.empty(), List.of(), List.of(), 0, 0, Optional.empty(), Optional.empty(), Optional.empty());

        public Execution {
            halts = List.copyOf(halts);
            runs = List.copyOf(runs);
            causes = causes.map(Set::copyOf);
            lifted = lifted.map(List::copyOf);
        }

        /** Whether the hub has halted for this already. */
        public boolean haltedFor(Halt.Cause cause) {
            return causes.map(all -> all.contains(cause)).orElse(false);
        }

        public Execution haltedFor(Optional<Halt.Cause> cause) {
            if (cause.isEmpty()) {
                return this;
            }
            var next = new HashSet<>(causes.orElse(Set.of()));
            cause.ifPresent(next::add);
            return new Execution(haltedIn, halts, runs, entries, flagged, Optional.of(next), lifted, over);
        }

        /** From an instant, inclusive, to a later one, exclusive, or until further notice. */
        public record Run(Instant from, Optional<Instant> to) {
            public boolean contains(Instant instant) {
                return !instant.isBefore(from) && to.map(instant::isBefore).orElse(true);
            }
        }

        /** A halt of a part that was in force until then. */
        public record Lifted(Halt halt, Instant until) {}

        /** Halts of a part that were in force at an instant, whether or not they still stand. */
        public Stream<Halt> partsHaltedAt(Instant instant) {
            return Stream.concat(
                    halts.stream().filter(h -> h.reach() != Halt.Reach.ALL && !instant.isBefore(h.at())),
                    lifted.stream()
                            .flatMap(List::stream)
                            .filter(l -> !instant.isBefore(l.halt().at()) && instant.isBefore(l.until()))
                            .map(Lifted::halt));
        }

        /** These halts stand no more; of those of a part it is kept when they were in force. */
        public Execution lifting(Collection<HaltId> ids, Instant until) {
            var next = new ArrayList<>(lifted.orElse(List.of()));
            halts.stream()
                    .filter(h -> ids.contains(h.id()) && h.reach() != Halt.Reach.ALL)
                    .forEach(h -> next.add(new Lifted(h, until)));
            var left = halts.stream().filter(h -> !ids.contains(h.id())).toList();
            var kept = next.isEmpty() ? lifted : Optional.<List<Lifted>>of(next);
            return new Execution(haltedIn, left, runs, entries, flagged, causes, kept, over);
        }

        /** Whether the measure ever began. */
        public boolean started() {
            return !runs.isEmpty();
        }

        public boolean runningAt(Instant instant) {
            return runs.stream().anyMatch(run -> run.contains(instant));
        }

        /** Whether a halt of everything stands. */
        public boolean stopped() {
            return halts.stream().anyMatch(h -> h.reach() == Halt.Reach.ALL);
        }

        public Execution running(Instant from) {
            return new Execution(
                    Optional.empty(),
                    halts,
                    append(runs, new Run(from, Optional.empty())),
                    entries,
                    flagged,
                    causes,
                    lifted,
                    over);
        }

        /** The run that goes on, if any, is over. */
        public Execution stopped(Instant to) {
            var next = runs.stream()
                    .map(r -> r.to().isPresent() ? r : new Run(r.from(), Optional.of(to)))
                    .toList();
            return new Execution(haltedIn, halts, next, entries, flagged, causes, lifted, over);
        }

        /** Nothing is executed or halted any more. */
        public Execution ended(Instant at) {
            var last = stopped(at);
            return new Execution(
                    Optional.empty(), last.halts, last.runs, entries, flagged, causes, lifted, Optional.of(at));
        }

        /** Whether it was halted then, after a run that was interrupted and before the next one or the end. */
        public boolean haltedAt(Instant instant) {
            if (runs.isEmpty()
                    || runningAt(instant)
                    || instant.isBefore(runs.getFirst().from())) {
                return false;
            }
            return instant.isBefore(runs.getLast().from())
                    || haltedIn.isPresent()
                    || over.map(instant::isBefore).orElse(false);
        }

        public Execution haltedIn(Optional<Stage> stage) {
            return new Execution(stage, halts, runs, entries, flagged, causes, lifted, over);
        }

        public Execution withHalts(List<Halt> next) {
            return new Execution(haltedIn, next, runs, entries, flagged, causes, lifted, over);
        }

        public Execution logged(boolean inScope) {
            return new Execution(
                    haltedIn, halts, runs, entries + 1, inScope ? flagged : flagged + 1, causes, lifted, over);
        }
    }

    /** A case that was just drafted. */
    public static Operation drafted(OperationId id, Agency agency, Proposal proposal, ScopeHash hash) {
        return new Operation(
                id,
                Stage.DRAFT,
                agency,
                proposal,
                hash,
                1,
                Review.NONE,
                Screening.NONE,
                Hearing.NONE,
                List.of(),
                Execution.NONE,
                List.of(),
                Optional.empty());
    }

    public Subject subject() {
        return id.subject();
    }

    /** An event of this case. */
    public Fact fact(Event event) {
        return new Fact(subject(), event);
    }

    public Operation in(Stage next) {
        return new Operation(
                id,
                next,
                agency,
                proposal,
                scopeHash,
                revision,
                review,
                screening,
                hearing,
                tasks,
                execution,
                obligations,
                amended);
    }

    public Operation revised(Agency nextAgency, Proposal next, ScopeHash hash) {
        return new Operation(
                id,
                stage,
                nextAgency,
                next,
                hash,
                revision + 1,
                review,
                screening,
                hearing,
                tasks,
                execution,
                obligations,
                amended);
    }

    public Operation review(UnaryOperator<Review> change) {
        return new Operation(
                id,
                stage,
                agency,
                proposal,
                scopeHash,
                revision,
                change.apply(review),
                screening,
                hearing,
                tasks,
                execution,
                obligations,
                amended);
    }

    public Operation with(Screening next) {
        return new Operation(
                id,
                stage,
                agency,
                proposal,
                scopeHash,
                revision,
                review,
                next,
                hearing,
                tasks,
                execution,
                obligations,
                amended);
    }

    public Operation with(Hearing next) {
        return new Operation(
                id,
                stage,
                agency,
                proposal,
                scopeHash,
                revision,
                review,
                screening,
                next,
                tasks,
                execution,
                obligations,
                amended);
    }

    public Operation with(Execution next) {
        return new Operation(
                id,
                stage,
                agency,
                proposal,
                scopeHash,
                revision,
                review,
                screening,
                hearing,
                tasks,
                next,
                obligations,
                amended);
    }

    public Operation withTasks(List<Task> next) {
        return new Operation(
                id,
                stage,
                agency,
                proposal,
                scopeHash,
                revision,
                review,
                screening,
                hearing,
                next,
                execution,
                obligations,
                amended);
    }

    public Operation withObligations(List<Obligation> next) {
        return new Operation(
                id, stage, agency, proposal, scopeHash, revision, review, screening, hearing, tasks, execution, next,
                amended);
    }

    /** With its amendments changed in this way. */
    public Operation amending(UnaryOperator<Amendments> change) {
        return new Operation(
                id,
                stage,
                agency,
                proposal,
                scopeHash,
                revision,
                review,
                screening,
                hearing,
                tasks,
                execution,
                obligations,
                Optional.of(change.apply(amendments())));
    }

    public Amendments amendments() {
        return amended.orElse(Amendments.NONE);
    }

    /** The amendment that is asked for, if there is one. */
    public Optional<Amendment> pending() {
        return amendments().pending();
    }

    /**
     * What lies before the gates: the pending amendment as the case that it would become, else the case itself. A case is
     * never before its gates and amended at once. An open conflict of the case keeps the amendment waiting as well.
     */
    public Operation underReview() {
        return pending()
                .map(a -> a.asCase(this).with(new Screening(a.screening().screened(), conflicts())))
                .orElse(this);
    }

    /** Folds what an event says of this scope into the pending amendment, if that is its scope, else into the case. */
    public Operation decided(ScopeHash hash, UnaryOperator<Operation> fold) {
        return AmendmentFolding.decided(this, hash, fold).orElseGet(() -> fold.apply(this));
    }

    /** Whether the gate applies to the case or to what it asks for besides. */
    public boolean applies(GateId gate) {
        return review.applies(gate)
                || pending().map(a -> a.review().applies(gate)).orElse(false);
    }

    /** Every conflict of the case or of what it asks for besides, and whether it is open for one of them. */
    public Map<ConflictId, Boolean> conflicts() {
        var all = new LinkedHashMap<>(screening.conflicts());
        pending()
                .ifPresent(
                        a -> a.screening().conflicts().forEach((id, open) -> all.merge(id, open, Boolean::logicalOr)));
        return all;
    }

    /** Whether a decision was heard, of the case or of what it asks for besides, and not read back yet. */
    public boolean awaitsReadBack() {
        return Stream.concat(Stream.of(review), pending().map(Amendment::review).stream())
                .flatMap(gates -> gates.consents().values().stream())
                .anyMatch(Consent::unconfirmed);
    }

    public Optional<Task> task(TaskId task) {
        return tasks.stream().filter(t -> t.id().equals(task)).findAny();
    }

    /** Puts a task in the place of the one with its id, or at the end. */
    public Operation with(Task task) {
        return withTasks(
                task(task.id()).isPresent()
                        ? tasks.stream()
                                .map(t -> t.id().equals(task.id()) ? task : t)
                                .toList()
                        : append(tasks, task));
    }

    public List<Task> liveTasks() {
        return tasks.stream().filter(Task::live).toList();
    }

    public boolean isApplicant(PersonId person) {
        return proposal.applicant().equals(person);
    }

    /** Whether the person was ever tasked on the case. */
    public boolean everTasked(PersonId person) {
        return tasks.stream().anyMatch(t -> t.officer().equals(person));
    }

    /** Whether the task's officer acknowledged every condition in force, also one that came after becoming ready. */
    public boolean acknowledgedBy(Task task) {
        return conditions().stream().map(Obligation::id).allMatch(task.acknowledged()::contains);
    }

    /** The conditions that every tasked officer acknowledges before becoming ready. */
    public List<Obligation> conditions() {
        var asked = pending().map(Amendment::conditions).orElse(Set.of());
        return obligations.stream()
                .filter(o -> !asked.contains(o.id()))
                .filter(o -> o.isCondition() && o.state() != Obligation.State.VOID)
                .toList();
    }

    /** Obligations of this kind that are still owed. */
    public List<Obligation> owed(String kind) {
        return obligations.stream()
                .filter(o -> o.kind().equals(kind) && o.isOpen())
                .toList();
    }

    /** Those obligations that are still owed and meet the condition are owed no more. */
    public Operation excusing(Predicate<Obligation> condition) {
        return withObligations(obligations.stream()
                .map(o -> o.isOpen() && condition.test(o) ? o.in(Obligation.State.VOID) : o)
                .toList());
    }

    static <T> List<T> append(List<T> list, T last) {
        var next = new java.util.ArrayList<>(list);
        next.add(last);
        return List.copyOf(next);
    }
}
