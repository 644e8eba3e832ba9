package org.sekimori;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Handling;
import org.sekimori.operation.Name;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Person;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Subject;
import org.sekimori.pipeline.HubEvent;
import org.sekimori.policy.PolicyFile;
import org.sekimori.policy.PolicySet;
import org.sekimori.policy.Title;

/** What {@code GET /api/policies} tells: the set in force, since which entry, and what its rules are called. */
final class InForce {
    private static final int PAGE = 500;

    /** The entry that put the set in force. */
    private record Since(Instant recorded, long index) {}

    private final Map<String, Object> tree;

    private InForce(Map<String, Object> tree) {
        this.tree = tree;
    }

    /** Looks the set up in the journal; {@link Opening} has put it there. */
    static InForce of(PolicySet policies, Journal journal, EntryFormat format, Actor hub, Logs.Waiting waiting)
            throws Exception {
        var since = since(
                policies.hash(),
                journal,
                format,
                new Subject(Subject.Kind.HUB, hub.id().value()),
                waiting);
        var tree = new LinkedHashMap<String, Object>();
        tree.put("policySet", policies.hash());
        tree.put("since", since.recorded());
        tree.put("index", since.index());
        tree.put("files", policies.files().stream().map(InForce::file).toList());
        tree.put("titles", titles(policies));
        tree.put("handling", handling(policies.rules().handling()));
        tree.put("delegations", delegations(policies.rules()));
        return new InForce(tree);
    }

    Map<String, Object> tree() {
        return tree;
    }

    /** The set may have been in force before, and others between: the last time counts. */
    private static Since since(String set, Journal journal, EntryFormat format, Subject hub, Logs.Waiting waiting)
            throws Exception {
        var since = Optional.<Since>empty();
        long after = 0;
        while (true) {
            var page = waiting.on(journal.stream(LogName.OPERATIONS, hub, after, PAGE));
            for (var entry : page) {
                if (format.read(entry, Map.of()).event() instanceof HubEvent.PolicyLoaded loaded
                        && loaded.set().equals(set)) {
                    since = Optional.of(new Since(entry.recorded(), entry.index()));
                }
                after = entry.version();
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        return since.orElseThrow(() -> new CannotServe(
                "Expected the log operations to say since when the policy set " + set + " is in force."));
    }

    private static Map<String, Object> file(PolicyFile file) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", file.name());
        tree.put("sha256", file.sha256());
        tree.put("sizeBytes", (long) file.sizeBytes());
        tree.put("text", file.text());
        return tree;
    }

    private static Map<String, Object> titles(PolicySet policies) {
        var titles = policies.titles();
        var directory = policies.rules().directory();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("gates", named(titles.gates()));
        tree.put("legalBases", named(titles.bases()));
        tree.put("deadlines", titles(titles.deadlines()));
        tree.put("handling", named(titles.handling()));
        tree.put("steps", titles(titles.steps()));
        tree.put("quorum", title(titles.quorum()));
        tree.put(
                "people",
                titles.roman().entrySet().stream()
                        .collect(Collectors.toMap(
                                e -> directory.person(e.getKey()).orElseThrow().user(), Map.Entry::getValue)));
        return tree;
    }

    /** What whoever registers a document needs to know beforehand. */
    private static Map<String, Object> handling(Handling handling) {
        var tree = new LinkedHashMap<String, Object>();
        handling.ceiling().ifPresent(ceiling -> tree.put("ceiling", ceiling.value()));
        tree.put("mediaTypes", handling.mediaTypes().stream().sorted().toList());
        tree.put(
                "classes",
                handling.classes().stream()
                        .map(grade -> Map.of(
                                "id", grade.id().value(),
                                "marking", grade.marking().wire(),
                                "reference", handling.aboveCeiling(grade.id()),
                                "readers",
                                        grade.readers().stream()
                                                .map(Organisation::wire)
                                                .sorted()
                                                .toList()))
                        .toList());
        return tree;
    }

    /** What whoever gives a seat for a time needs to know beforehand. */
    private static List<Map<String, Object>> delegations(Rules rules) {
        return rules.standIns().seats().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> Map.<String, Object>of(
                        "seat", each.getKey().wire(),
                        "seats", wires(each.getValue().by()),
                        "persons",
                                each.getValue().persons().stream()
                                        .flatMap(key -> rules.directory().person(key).stream())
                                        .map(Person::user)
                                        .sorted()
                                        .toList(),
                        "longest", each.getValue().longest().toString(),
                        "holder", each.getValue().byHolder(),
                        "setBy", wires(each.getValue().setBy())))
                .toList();
    }

    private static List<String> wires(Set<Seat> seats) {
        return seats.stream().sorted().map(Seat::wire).toList();
    }

    private static Map<String, Object> named(Map<? extends Name, Title> titles) {
        return titles(titles.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().value(), Map.Entry::getValue)));
    }

    private static Map<String, Object> titles(Map<String, Title> titles) {
        return titles.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> title(e.getValue())));
    }

    private static Map<String, Object> title(Title title) {
        return Map.of("ja", title.ja(), "en", title.en(), "mark", title.mark().wire(), "source", title.source());
    }
}
