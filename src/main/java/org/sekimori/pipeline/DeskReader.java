package org.sekimori.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.bus.DeskAnswer;
import org.sekimori.bus.ReadDesk;
import org.sekimori.deconfliction.Conflict;
import org.sekimori.operation.Act;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Wait;
import org.sekimori.operation.Waiting;

/** What waits for one reader, and what the reader waits for: of cases that the reader may read, as they stand now. */
public final class DeskReader {
    private static final Comparator<Instant> SOONEST = Comparator.naturalOrder();

    private final Looking looking;
    private final States states;
    private final Permits permits;

    public DeskReader(Looking looking) {
        this.looking = looking;
        this.states = looking.states();
        this.permits = looking.permits();
    }

    /** Called on a virtual thread; a handful of questions to the journal, however many cases there are and however large. */
    public DeskAnswer read(ReadDesk wanted) {
        var act = looking.as(wanted.actor());
        var world = world(wanted);
        var mine = new ArrayList<Item>();
        var others = new ArrayList<Item>();
        for (var listed : wanted.cases()) {
            world.operation(listed.operation().subject())
                    .filter(operation -> permits.read(operation, act))
                    .ifPresent(operation -> new Desk(operation, listed.number(), world, act).put(mine, others));
        }
        return new DeskAnswer(act.now(), trees(mine), trees(others));
    }

    private World world(ReadDesk wanted) {
        var cases = wanted.cases().stream()
                .map(listed -> listed.operation().subject())
                .toList();
        if (cases.isEmpty()) {
            return World.EMPTY;
        }
        var world = states.outlines(cases);
        var sittings = new HashSet<Subject>();
        var conflicts = new HashSet<Subject>();
        cases.stream().flatMap(subject -> world.operation(subject).stream()).forEach(operation -> {
            operation.hearing().sitting().ifPresent(s -> sittings.add(s.id().subject()));
            open(operation).map(ConflictId::subject).forEach(conflicts::add);
        });
        return world.with(states.current().load(sittings)).with(states.outlines(conflicts));
    }

    private static Stream<ConflictId> open(Operation operation) {
        return operation.conflicts().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey);
    }

    private static List<Map<String, Object>> trees(Collection<Item> items) {
        return items.stream().sorted(Item.ORDER).map(Item::tree).toList();
    }

    /** One case on the reader's desk. */
    private final class Desk {
        private final Operation operation;
        private final String number;
        private final Optional<Sitting> sitting;
        private final Waiting waiting;
        private final Act act;
        /** Asked for only where something waits for the reader. */
        private Optional<List<Offer>> offered = Optional.empty();

        Desk(Operation operation, String number, World world, Act act) {
            this.operation = operation;
            this.number = number;
            this.act = act;
            this.sitting = operation
                    .hearing()
                    .sitting()
                    .flatMap(open -> world.sitting(open.id().subject()));
            var disputes = open(operation)
                    .flatMap(id -> world.state(id.subject(), Conflict.class).stream())
                    .map(conflict -> new Waiting.Dispute(
                            conflict.id(), conflict.raised(), conflict.owner(), conflict.escalated()))
                    .toList();
            this.waiting = new Waiting(operation, sitting, disputes, act.rules(), act.now());
        }

        void put(List<Item> mine, List<Item> others) {
            for (var wait : waiting.waits()) {
                if (wait.audience().includes(act.actor().seat())) {
                    (isMine(wait) ? mine : others).add(new Item(operation, number, wait, act));
                }
            }
        }

        /** It waits for the actor, who may end it now, by the policies and as far as the case is ready for it. */
        private boolean isMine(Wait wait) {
            if (!wait.holder().is(act.actor())) {
                return false;
            }
            if (wait.conflict().isPresent()) {
                return permits.outside(wait.act().orElseThrow(), act);
            }
            return wait.act()
                    .map(offer -> offered().contains(offer) && permits.act(operation, offer, act))
                    .orElse(true);
        }

        private List<Offer> offered() {
            if (offered.isEmpty()) {
                offered = Optional.of(looking.offers().of(new Dossier(Optional.of(operation), sitting), act));
            }
            return offered.get();
        }
    }

    /** A wait as it stands on the desk. */
    private record Item(Operation operation, String number, Wait what, Act act) {
        static final Comparator<Item> ORDER = Comparator.comparing((Item item) -> !item.overdue())
                .thenComparing(item -> item.what.due().orElse(Instant.MAX), SOONEST)
                .thenComparing(
                        item -> item.operation.proposal().harmExpectedAt().orElse(Instant.MAX), SOONEST)
                .thenComparing(item -> item.what.since().orElse(Instant.MAX), SOONEST)
                .thenComparing(Item::number)
                .thenComparing(item -> item.what.because());

        boolean overdue() {
            return what.overdueAt(act.now());
        }

        Map<String, Object> tree() {
            var proposal = operation.proposal();
            var tree = new LinkedHashMap<String, Object>();
            tree.put("operation", operation.id().value().toString());
            tree.put("number", number);
            proposal.title().content().ifPresent(title -> tree.put("title", title));
            tree.put("stage", operation.stage().wire());
            tree.put("because", what.because().wire());
            what.gate().ifPresent(gate -> tree.put("gate", gate.value()));
            what.task().ifPresent(task -> tree.put("task", task.value().toString()));
            what.sitting()
                    .ifPresent(sitting -> tree.put("sitting", sitting.value().toString()));
            what.conflict()
                    .ifPresent(conflict -> tree.put("conflict", conflict.value().toString()));
            what.kind().ifPresent(kind -> tree.put("obligation", kind));
            tree.put("holder", holder());
            what.since().ifPresent(at -> tree.put("since", CaseReader.text(at)));
            what.due().ifPresent(at -> tree.put("due", CaseReader.text(at)));
            tree.put("overdue", overdue());
            tree.put("warned", what.warned());
            proposal.harmExpectedAt().ifPresent(at -> tree.put("harmExpectedAt", CaseReader.text(at)));
            tree.put("windowFrom", CaseReader.text(proposal.window().from()));
            return tree;
        }

        /** Whoever is told only that there is a conflict is not told who has it or that it was escalated. */
        private Map<String, Object> holder() {
            var tree = new LinkedHashMap<String, Object>();
            var whole = what.conflict().isEmpty()
                    || Conflict.tellsParties(act.actor().seat());
            tree.put("seat", (whole ? what.holder().seat() : Seat.NCO_DECONFLICTION).wire());
            if (whole) {
                what.holder().person().ifPresent(person -> tree.put("person", person));
            }
            return tree;
        }
    }
}
