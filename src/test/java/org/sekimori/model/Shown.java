package org.sekimori.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.sekimori.Journey;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Gate;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Task;

/** A case as somebody is shown it: what the record says it should be, and what the hub says. Both in the same short words. */
final class Shown {
    private Shown() {}

    /** Empty: there is no such case for this reader. */
    static Optional<Map<String, String>> foretold(CaseFile file, Actor reader, Instant now) {
        return file.operation()
                .filter(_ -> Oracle.reads(file.dossier(), reader, "read", now))
                .map(operation -> foretold(file, operation, reader, now));
    }

    private static Map<String, String> foretold(CaseFile file, Operation operation, Actor reader, Instant now) {
        var act = new Act(reader, now, new UUID(0, 0), SmallWorld.RULES, Oracle.HASHING);
        var shown = new TreeMap<String, String>();
        shown.put("version", String.valueOf(file.version(operation.id().value())));
        shown.put("revision", String.valueOf(operation.revision()));
        shown.put("stage", operation.stage().wire());
        shown.put("scopeHash", operation.scopeHash().value());
        shown.put("abroad", String.valueOf(operation.review().abroad()));
        shown.put(
                "targetCount",
                String.valueOf(operation.proposal().targets().items().size()));
        shown.put("conflictsOpen", String.valueOf(operation.screening().open()));
        shown.put(
                "returned",
                operation.review().returned().map(back -> back.gate().value()).orElse(""));
        shown.put(
                "sitting",
                operation
                        .hearing()
                        .sitting()
                        .map(s -> s.id().value() + " " + s.matter().wire())
                        .orElse(""));
        shown.put("gates", gates(operation, act));
        shown.put("tasks", sorted(operation.tasks(), Shown::task));
        shown.put("conditions", sorted(operation.conditions(), condition -> condition(operation, condition)));
        shown.put("halts", sorted(operation.execution().halts(), Shown::halt));
        shown.put("obligations", sorted(operation.obligations(), Shown::obligation));
        shown.put("amendments", sorted(operation.amendments().all(), Shown::amendment));
        shown.put(
                "commands",
                Journey.offers(file.dossier(), act).stream()
                        .filter(offer -> Oracle.permits(operation, reader, offer, now))
                        .map(offer -> offer.name()
                                + offer.gate().map(g -> " " + g.value()).orElse("")
                                + offer.task().map(t -> " " + t.value()).orElse(""))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("; ")));
        return shown;
    }

    private static <T> String sorted(Collection<T> all, Function<T, String> words) {
        return all.stream().map(words).sorted().collect(Collectors.joining("; "));
    }

    private static String gates(Operation operation, Act act) {
        return sorted(act.rules().gates(), gate -> gate.id().value() + " " + state(operation, gate, act));
    }

    private static String state(Operation operation, Gate gate, Act act) {
        var consent = Optional.ofNullable(operation.review().consents().get(gate.id()));
        if (!operation.review().applies(gate.id())) {
            return "not-applicable";
        }
        if (consent.filter(Consent::unconfirmed).isPresent()) {
            return "oral";
        }
        if (consent.filter(given -> given.outcome() == Consent.Outcome.REFUSED).isPresent()) {
            return "refused";
        }
        if (consent.filter(given -> given.liveAt(act.now())).isPresent()) {
            return "granted";
        }
        if (Gates.of(operation, act).openness(gate).met()) {
            return "open";
        }
        return consent.isPresent() ? "void" : "waiting";
    }

    private static String task(Task task) {
        return task.id().value() + " " + task.agency().wire() + " " + user(task.officer()) + " "
                + task.state().wire();
    }

    private static String condition(Operation operation, Obligation condition) {
        var known = operation.tasks().stream()
                .filter(task -> task.acknowledged().contains(condition.id()))
                .map(Task::officer)
                .toList();
        return condition.id().value() + " " + sorted(known, Shown::user);
    }

    private static String halt(Halt halt) {
        return halt.id().value() + " " + halt.authority().wire() + " "
                + halt.reach().wire() + " " + halt.at() + " "
                + halt.lapses().map(Instant::toString).orElse("") + " " + sorted(halt.acknowledgedBy(), Shown::user);
    }

    private static String obligation(Obligation owed) {
        return owed.id().value() + " " + owed.kind() + " " + owed.owner().wire() + " "
                + owed.state().wire() + " " + owed.due().map(Instant::toString).orElse("");
    }

    private static String amendment(Amendment amendment) {
        return amendment.id().value() + " " + amendment.state().wire() + " "
                + amendment.scopeHash().value();
    }

    private static String user(PersonId person) {
        return SmallWorld.RULES.directory().person(person).orElseThrow().user();
    }

    /** As the hub shows it. */
    static Map<String, String> of(JsonNode json) {
        var shown = new TreeMap<String, String>();
        for (var plain :
                List.of("version", "revision", "stage", "scopeHash", "abroad", "targetCount", "conflictsOpen")) {
            shown.put(plain, json.path(plain).asText());
        }
        shown.put("returned", json.path("returned").path("gate").asText());
        shown.put("sitting", words(json.path("sitting"), "id", "matter"));
        shown.put("gates", all(json.path("gates"), "id", "state"));
        shown.put("tasks", all(json.path("tasks"), "id", "agency", "officer", "state"));
        shown.put("conditions", all(json.path("conditions"), "id", "acknowledgedBy"));
        shown.put("halts", all(json.path("halts"), "id", "authority", "reach", "at", "lapses", "acknowledgedBy"));
        shown.put("obligations", all(json.path("obligations"), "id", "kind", "owner", "state", "due"));
        shown.put("amendments", all(json.path("amendments"), "id", "state", "scopeHash"));
        shown.put("commands", all(json.path("commands"), "name", "gate", "task"));
        return shown;
    }

    private static String all(JsonNode list, String... names) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> words(one, names))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /** The values of those names; a list in an order of its own. */
    private static String words(JsonNode one, String... names) {
        var words = new ArrayList<String>();
        for (var name : names) {
            var value = one.path(name);
            if (value.isArray()) {
                words.add(StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .sorted()
                        .collect(Collectors.joining("; ")));
            } else if (value.isValueNode() || !names[0].equals("name")) {
                words.add(value.asText());
            }
        }
        return one.isMissingNode() ? "" : String.join(" ", words);
    }
}
