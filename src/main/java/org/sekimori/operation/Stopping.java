package org.sekimori.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.HaltEvent.Halted;
import org.sekimori.operation.ObligationEvent.ObligationOpened;

/** What follows from a halt, whoever orders it: each officer concerned acknowledges it, and the chair's must be upheld. */
public final class Stopping {
    private Stopping() {}

    /**
     * What is to be stopped.
     *
     * @param task when {@code reach} is task
     * @param targets ids, when {@code reach} is targets
     */
    public record What(Halt.Reach reach, Optional<TaskId> task, List<String> targets) {
        public static final What ALL = new What(Halt.Reach.ALL, Optional.empty(), List.of());

        public What {
            targets = List.copyOf(targets);
        }

        /** Everything, but where a consent ended that was to more targets alone: these, and what else is authorised goes on. */
        public static What stopped(Operation operation, Halt.Cause cause) {
            return cause.amendment()
                    .flatMap(operation.amendments()::one)
                    .filter(a -> a.onlyTargets() && a.isReadable())
                    .map(a -> new What(
                            Halt.Reach.TARGETS,
                            Optional.empty(),
                            a.addedTargets().stream().sorted().toList()))
                    .orElse(ALL);
        }
    }

    /**
     * The halt and the obligations that it opens.
     *
     * @param cause why, where the hub halts because a time has come
     * @param firstId the first of {@link Act#id} that is still unused; as many are used as there are facts
     */
    public static List<Fact> facts(
            Operation operation,
            Halt.Authority authority,
            What what,
            Sealed<String> reason,
            Optional<Halt.Cause> cause,
            Act act,
            int firstId) {
        var facts = new ArrayList<Fact>();
        var awaited = earlier(operation, authority);
        var lapses = awaited.or(() -> lapses(authority, act));
        facts.add(operation.fact(new Halted(
                new HaltId(act.id(firstId)),
                authority,
                what.reach(),
                what.task(),
                SealedList.fresh(what.targets()),
                reason,
                Optional.empty(),
                cause,
                lapses)));
        int n = firstId + 1;
        for (var live : operation.liveTasks()) {
            if (what.task().map(live.id()::equals).orElse(true)) {
                var id = new ObligationId(act.id(n++));
                facts.add(operation.fact(ObligationOpened.of(
                                id,
                                Obligation.HALT_ACKNOWLEDGEMENT,
                                live.agency().officer(),
                                act)
                        .of(live.id())));
            }
        }
        if (lapses.isPresent() && awaited.isEmpty()) {
            facts.add(operation.fact(ObligationOpened.of(
                    new ObligationId(act.id(n)), Obligation.HALT_UPHOLDING, Seat.COMMITTEE_CHAIR, act)));
        }
        return facts;
    }

    /**
     * When a halt of the chair lapses that stands already and that no sitting has upheld: another one is not awaited longer,
     * so that no chair alone prolongs a halt.
     */
    private static Optional<Instant> earlier(Operation operation, Halt.Authority authority) {
        return Optional.of(operation.execution().halts())
                .filter(_ -> authority == Halt.Authority.COMMITTEE)
                .flatMap(halts ->
                        halts.stream().flatMap(h -> h.lapses().stream()).min(Comparator.naturalOrder()));
    }

    /** Only the chair halts for the committee without a sitting, and policy says how long that holds. */
    private static Optional<Instant> lapses(Halt.Authority authority, Act act) {
        return Optional.of(Obligation.HALT_UPHOLDING)
                .filter(_ -> authority == Halt.Authority.COMMITTEE)
                .flatMap(kind -> act.rules().deadline(kind).breach())
                .map(term -> term.after(act.now()));
    }
}
