package org.sekimori.pipeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.bus.CaseAnswer;
import org.sekimori.bus.ReadAmendment;
import org.sekimori.bus.ReadCase;
import org.sekimori.bus.ReadDigest;
import org.sekimori.deconfliction.Conflict;
import org.sekimori.deconfliction.Conflicts;
import org.sekimori.journal.RecordMapper;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.AuthorisedScope;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Gate;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Task;
import org.sekimori.operation.Window;

/** The case as one reader may see it, with exactly the commands that this reader may give now. */
public final class CaseReader {
    /** So many of what an amendment adds are shown at once. */
    private static final int SHOWN = 200;

    private final Looking looking;
    private final States states;
    private final Permits permits;
    private final Rules rules;
    private final Numbers numbers;

    /** A case's number among those of its year; empty for as long as it has none. */
    public interface Numbers {
        Optional<String> of(OperationId operation);

        /** The later cases that take this one up. */
        default List<OperationId> referring(OperationId operation) {
            return List.of();
        }
    }

    public CaseReader(Looking looking, Numbers numbers) {
        this.looking = looking;
        this.states = looking.states();
        this.permits = looking.permits();
        this.rules = looking.policies().rules();
        this.numbers = numbers;
    }

    /** Called on a virtual thread; the state is the journal's own, never a projection. */
    public CaseAnswer read(ReadCase wanted) {
        var subject = wanted.operation().subject();
        var world = states.current().load(subject);
        var found = world.operation(subject);
        var act = looking.as(wanted.actor());
        if (found.isEmpty() || !permits.read(found.get(), act)) {
            return new CaseAnswer.NotFound();
        }
        var operation = found.get();
        var sitting = operation
                .hearing()
                .sitting()
                .map(open -> open.id().subject())
                .flatMap(s -> states.current().load(s).sitting(s));
        var dossier = new Dossier(found, sitting);
        var view = view(operation, world.version(subject), looking.offers().of(dossier, act), sitting, act);
        var entered = new Entering(looking).of(dossier, act);
        if (!entered.isEmpty()) {
            view.put("onBehalf", entered);
        }
        return new CaseAnswer.Found(view, world.version(subject));
    }

    /** The targets in figures; no sealed value is in them, yet who reads them is noted like a reader of the targets. */
    public CaseAnswer digest(ReadDigest wanted) {
        var subject = wanted.operation().subject();
        var world = states.current().load(subject);
        return world.operation(subject)
                .filter(operation -> permits.read(operation, looking.as(wanted.actor())))
                .<CaseAnswer>map(operation -> new CaseAnswer.Found(TargetDigest.of(operation), world.version(subject)))
                .orElse(new CaseAnswer.NotFound());
    }

    private Map<String, Object> view(
            Operation operation, long version, List<Offer> open, Optional<Sitting> sitting, Act act) {
        var proposal = operation.proposal();
        var view = new LinkedHashMap<String, Object>();
        view.put("id", operation.id().value().toString());
        numbers.of(operation.id()).ifPresent(number -> view.put("number", number));
        view.put("version", version);
        view.put("revision", (long) operation.revision());
        view.put("stage", operation.stage().wire());
        proposal.title().content().ifPresent(title -> view.put("title", title));
        view.put("legalBasis", proposal.legalBasis().value());
        view.put("applicant", proposal.applicant());
        view.put("agency", operation.agency().wire());
        view.put(
                "executors",
                proposal.executors().stream().map(e -> e.wire()).sorted().toList());
        view.put("campaign", proposal.campaign().value().toString());
        var earlier = others(proposal.refersTo().stream().toList(), act);
        if (!earlier.isEmpty()) {
            view.put("refersTo", earlier.getFirst());
        }
        var later = operation.stage().isFinal()
                ? others(numbers.referring(operation.id()), act)
                : List.<Map<String, Object>>of();
        if (!later.isEmpty()) {
            view.put("referredBy", later);
        }
        view.put("marking", proposal.marking().wire());
        view.put("handling", proposal.handling().wire());
        view.put(
                "window",
                Map.of(
                        "from",
                        text(proposal.window().from()),
                        "to",
                        text(proposal.window().to())));
        proposal.harmExpectedAt().ifPresent(at -> view.put("harmExpectedAt", text(at)));
        view.put("abroad", operation.review().abroad());
        view.put("scopeHash", operation.scopeHash().value());
        view.put("targetCount", count(proposal.targets()));
        view.put("authorised", authorised(operation));
        operation.review().returned().ifPresent(returned -> {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("gate", returned.gate().value());
            returned.reasons().content().ifPresent(reasons -> tree.put("reasons", reasons));
            tree.put("at", text(returned.at()));
            view.put("returned", tree);
        });
        view.put("gates", gates(operation, act));
        operation.hearing().sitting().ifPresent(s -> view.put("sitting", sittingOf(s, act.actor(), sitting)));
        view.put("tasks", operation.tasks().stream().map(CaseReader::task).toList());
        view.put("conditions", conditions(operation));
        view.put(
                "conflicts",
                operation.conflicts().keySet().stream()
                        .map(c -> c.value().toString())
                        .sorted()
                        .toList());
        view.put("conflictsOpen", (long) operation.screening().open());
        view.put("halts", halts(operation));
        view.put(
                "obligations",
                operation.obligations().stream().map(o -> obligation(o, act)).toList());
        if (!operation.amendments().all().isEmpty()) {
            view.put(
                    "amendments",
                    operation.amendments().all().stream()
                            .map(a -> amendment(operation, a, act))
                            .toList());
        }
        view.put("commands", commands(operation, open, act));
        return view;
    }

    /** Other cases by name, as far as the reader may read them. */
    private List<Map<String, Object>> others(List<OperationId> ids, Act act) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var world = states.outlines(ids.stream().map(OperationId::subject).toList());
        return ids.stream()
                .flatMap(id -> world.operation(id.subject()).stream())
                .filter(other -> permits.read(other, act))
                .<Map<String, Object>>map(other -> {
                    var tree = new LinkedHashMap<String, Object>();
                    tree.put("id", other.id().value().toString());
                    numbers.of(other.id()).ifPresent(number -> tree.put("number", number));
                    other.proposal().title().content().ifPresent(title -> tree.put("title", title));
                    tree.put("stage", other.stage().wire());
                    return tree;
                })
                .toList();
    }

    private static Map<String, Object> authorised(Operation operation) {
        var scope = AuthorisedScope.of(operation);
        return Map.of("targetCount", scope.count(), "excluded", (long)
                scope.excluded().size());
    }

    private Map<String, Object> amendment(Operation operation, Amendment amendment, Act act) {
        var matter = amendment.pending() ? operation.underReview() : amendment.asCase(operation);
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", amendment.id().value().toString());
        tree.put("state", amendment.state().wire());
        tree.put("scopeHash", amendment.scopeHash().value());
        tree.put("replaces", amendment.replaces().value());
        tree.put("opened", text(amendment.opened()));
        amendment.decided().ifPresent(at -> tree.put("decided", text(at)));
        tree.put("addedTargets", (long) amendment.addedTargets().size());
        tree.put("addedMeasures", (long) amendment.addedMeasures().size());
        tree.put("window", window(amendment.proposal().window()));
        tree.put("windowBefore", window(amendment.before().window()));
        tree.put("abroad", amendment.review().abroad());
        tree.put("conflictsOpen", (long) matter.screening().open());
        tree.put(
                "gates",
                gates(matter, act).stream()
                        .filter(gate -> !gate.get("state").equals("not-applicable")
                                && !gate.get("stage").equals("reported"))
                        .toList());
        tree.put(
                "unacknowledged",
                amendment.told().stream()
                        .filter(task -> !amendment.acknowledged().containsKey(task))
                        .map(task -> task.value().toString())
                        .sorted()
                        .toList());
        return tree;
    }

    /** What an amendment adds, said in full: who decides on it reads this. */
    public CaseAnswer amendment(ReadAmendment wanted) {
        var subject = wanted.operation().subject();
        var world = states.current().load(subject);
        return world.operation(subject)
                .filter(operation -> permits.read(operation, looking.as(wanted.actor())))
                .flatMap(operation -> operation.amendments().all().stream()
                        .filter(a -> a.id().equals(wanted.amendment()))
                        .findAny())
                .<CaseAnswer>map(a -> new CaseAnswer.Found(added(a), world.version(subject)))
                .orElse(new CaseAnswer.NotFound());
    }

    private static Map<String, Object> added(Amendment amendment) {
        var bodies = RecordMapper.body();
        var targets = amendment.addedTargets();
        var measures = amendment.addedMeasures();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", amendment.id().value().toString());
        amendment.proposal().justification().content().ifPresent(why -> tree.put("justification", bodies.write(why)));
        tree.put("targetCount", (long) targets.size());
        tree.put(
                "targets",
                amendment.proposal().targets().items().stream()
                        .filter(t -> targets.contains(t.id()))
                        .limit(SHOWN)
                        .map(bodies::write)
                        .toList());
        tree.put(
                "measures",
                amendment.proposal().measures().items().stream()
                        .filter(m -> measures.contains(m.id()))
                        .limit(SHOWN)
                        .map(bodies::write)
                        .toList());
        return tree;
    }

    private static Map<String, Object> window(Window window) {
        return Map.of("from", text(window.from()), "to", text(window.to()));
    }

    private List<Map<String, Object>> commands(Operation operation, List<Offer> open, Act act) {
        var ofCase = open.stream()
                .filter(offer -> permits.act(operation, offer, act))
                .map(CaseReader::command)
                .distinct();
        return Stream.concat(ofCase, conflicts(operation, act)).toList();
    }

    /** What the actor may do about the conflicts of the case; they have rooms of their own. */
    private Stream<Map<String, Object>> conflicts(Operation operation, Act act) {
        var subjects = operation.conflicts().keySet().stream()
                .map(ConflictId::subject)
                .collect(Collectors.toUnmodifiableSet());
        if (subjects.isEmpty()) {
            return Stream.empty();
        }
        var world = states.current().load(subjects);
        return subjects.stream()
                .flatMap(subject -> world.state(subject, Conflict.class).stream())
                .sorted(Comparator.comparing(Conflict::raised))
                .flatMap(conflict -> Conflicts.offers(conflict, act.actor().id()).stream()
                        .filter(offer -> permits.outside(offer, act))
                        .map(offer -> Map.<String, Object>of(
                                "name",
                                offer.name(),
                                "conflict",
                                conflict.subject().id().toString())));
    }

    private static Map<String, Object> command(Offer offer) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", offer.name());
        offer.gate().ifPresent(gate -> tree.put("gate", gate.value()));
        offer.task().ifPresent(task -> tree.put("task", task.value().toString()));
        return tree;
    }

    private List<Map<String, Object>> gates(Operation operation, Act act) {
        var gates = Gates.of(operation, act);
        var views = new ArrayList<Map<String, Object>>();
        for (var gate : rules.gates()) {
            var consent = Optional.ofNullable(operation.review().consents().get(gate.id()));
            var view = new LinkedHashMap<String, Object>();
            view.put("id", gate.id().value());
            view.put("kind", gate.kind().wire());
            view.put("seat", gate.holder().seat(operation.agency()).wire());
            view.put("stage", gate.stage().wire());
            view.put("state", state(gates, gate, consent));
            consent.flatMap(Consent::validUntil).ifPresent(until -> view.put("validUntil", text(until)));
            consent.ifPresent(c -> view.put("decided", decided(operation, gate, c)));
            views.add(view);
        }
        return views;
    }

    private static String state(Gates gates, Gate gate, Optional<Consent> consent) {
        if (!gates.operation().review().applies(gate.id())) {
            return "not-applicable";
        }
        if (consent.map(Consent::unconfirmed).orElse(false)) {
            return "oral";
        }
        if (consent.map(c -> c.outcome() == Consent.Outcome.REFUSED).orElse(false)) {
            return "refused";
        }
        if (consent.map(c -> c.liveAt(gates.now())).orElse(false)) {
            return "granted";
        }
        if (gates.openness(gate).met()) {
            return "open";
        }
        return consent.isPresent() ? "void" : "waiting";
    }

    /** A recorded decision was taken elsewhere: the recorder is never shown as the decider. A vote names nobody. */
    private static Map<String, Object> decided(Operation operation, Gate gate, Consent consent) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("at", text(consent.at()));
        tree.put("seat", gate.holder().seat(operation.agency()).wire());
        tree.put("outcome", consent.outcome().wire());
        tree.put("scopeHash", consent.scopeHash().value());
        switch (gate.kind()) {
            case SINGLE -> tree.put("by", consent.by());
            case RECORDED -> tree.put("recordedBy", consent.by());
            case VOTE -> {}
        }
        consent.attested().ifPresent(attested -> attested(attested, tree));
        consent.validFrom().ifPresent(from -> tree.put("validFrom", text(from)));
        consent.excludes().map(CaseReader::count).filter(n -> n > 0).ifPresent(n -> tree.put("excluded", n));
        return tree;
    }

    /** The attested office is the decider, whoever wrote it down. */
    private static void attested(Consent.Attested attested, Map<String, Object> tree) {
        attested.attestation()
                .flatMap(Sealed::content)
                .ifPresent(attestation -> tree.put(
                        "attested",
                        Map.of(
                                "by", attestation.decidedBy(),
                                "office", attestation.office(),
                                "at", text(attestation.decidedAt()),
                                "channel", attestation.channel().wire())));
        if (attested.oral()) {
            tree.put("oral", true);
        }
        attested.confirmedBy().ifPresent(by -> tree.put("confirmedBy", by));
        attested.paper().ifPresent(paper -> tree.put("paper", paper.value().toString()));
    }

    private static Map<String, Object> sittingOf(
            Operation.Hearing.OpenSitting open, Actor actor, Optional<Sitting> sitting) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", open.id().value().toString());
        tree.put("matter", open.matter().wire());
        tree.put("state", "open");
        if (actor.seat().ofCommittee()) {
            sitting.flatMap(Sitting::motion).ifPresent(motion -> tree.put("motionHash", motion.hash()));
        }
        return tree;
    }

    private static Map<String, Object> task(Task task) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", task.id().value().toString());
        tree.put("agency", task.agency().wire());
        tree.put("officer", task.officer());
        task.partner().ifPresent(partner -> tree.put("partner", partner));
        tree.put("state", task.state().wire());
        return tree;
    }

    private static List<Map<String, Object>> conditions(Operation operation) {
        return operation.conditions().stream()
                .map(condition -> {
                    var tree = new LinkedHashMap<String, Object>();
                    tree.put("id", condition.id().value().toString());
                    condition.gate().ifPresent(gate -> tree.put("gate", gate.value()));
                    condition.text().flatMap(text -> text.content()).ifPresent(text -> tree.put("text", text));
                    tree.put("acknowledgedBy", acknowledgedBy(operation, condition));
                    return (Map<String, Object>) tree;
                })
                .toList();
    }

    private static List<PersonId> acknowledgedBy(Operation operation, Obligation condition) {
        return operation.tasks().stream()
                .filter(task -> task.acknowledged().contains(condition.id()))
                .map(Task::officer)
                .toList();
    }

    private static List<Map<String, Object>> halts(Operation operation) {
        return operation.execution().halts().stream()
                .map(halt -> {
                    var tree = new LinkedHashMap<String, Object>();
                    tree.put("id", halt.id().value().toString());
                    tree.put("authority", halt.authority().wire());
                    tree.put("reach", halt.reach().wire());
                    tree.put("at", text(halt.at()));
                    halt.by().ifPresent(seat -> tree.put("by", seat.wire()));
                    halt.reason().flatMap(Sealed::content).ifPresent(reason -> tree.put("reason", reason));
                    halt.task().ifPresent(task -> tree.put("task", task.value().toString()));
                    Optional.of(count(halt.covers())).filter(n -> n > 0).ifPresent(n -> tree.put("targetCount", n));
                    halt.cause().ifPresent(cause -> tree.put("cause", cause(cause)));
                    halt.lapses().ifPresent(at -> tree.put("lapses", text(at)));
                    tree.put("acknowledgedBy", List.copyOf(halt.acknowledgedBy()));
                    return (Map<String, Object>) tree;
                })
                .toList();
    }

    private static Map<String, Object> cause(Halt.Cause cause) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("kind", cause.kind().wire());
        cause.gate().ifPresent(gate -> tree.put("gate", gate.value()));
        cause.task().ifPresent(task -> tree.put("task", task.value().toString()));
        cause.obligation().ifPresent(id -> tree.put("obligation", id.value().toString()));
        cause.amendment().ifPresent(id -> tree.put("amendment", id.value().toString()));
        tree.put("at", text(cause.at()));
        return tree;
    }

    private static Map<String, Object> obligation(Obligation obligation, Act act) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", obligation.id().value().toString());
        tree.put("kind", obligation.kind());
        tree.put("owner", obligation.owner().wire());
        obligation.gate().ifPresent(gate -> tree.put("gate", gate.value()));
        obligation.due().ifPresent(due -> tree.put("due", text(due)));
        tree.put("state", obligation.state().wire());
        obligation.overdueSince(act.now()).ifPresent(since -> tree.put("overdueSince", text(since)));
        return tree;
    }

    static long count(SealedList<?> list) {
        return switch (list) {
            case SealedList.Fresh<?> fresh -> fresh.values().size();
            case SealedList.Known<?> known -> known.elements().size();
            case SealedList.Withheld<?> withheld -> 0;
        };
    }

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
