package org.sekimori.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.Rules;

/** Reads file after file; what another file needs is skipped where it is broken, everything else is still checked. */
final class Loading {
    private final Map<String, PolicyFile> files;
    private final Problems problems;

    Loading(Map<String, PolicyFile> files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    Optional<PolicySet> load() {
        var people = document(PolicyFolder.PEOPLE).map(d -> People.read(d, problems.of(PolicyFolder.PEOPLE)));
        var bases = document(PolicyFolder.BASES).map(d -> Bases.read(d, problems.of(PolicyFolder.BASES)));
        var gates = gates(bases, people);
        var quorum = people.flatMap(who ->
                document(PolicyFolder.QUORUM).flatMap(d -> Quorum.read(d, who, problems.of(PolicyFolder.QUORUM))));
        var calendar = document(PolicyFolder.CALENDAR).map(d -> Days.read(d, problems.of(PolicyFolder.CALENDAR)));
        var deadlines = calendar.flatMap(days -> document(PolicyFolder.DEADLINES)
                .map(d -> Deadlines.read(d, days, problems.of(PolicyFolder.DEADLINES))));
        var deconfliction = document(PolicyFolder.DECONFLICTION)
                .map(d -> Deconfliction.read(d, problems.of(PolicyFolder.DECONFLICTION)));
        var papers = document(PolicyFolder.HANDLING).map(d -> Papers.read(d, problems.of(PolicyFolder.HANDLING)));
        var lending = people.flatMap(who -> document(PolicyFolder.DELEGATIONS)
                .map(d -> Lending.read(d, who, problems.of(PolicyFolder.DELEGATIONS))));
        var instruments = people.flatMap(who -> document(PolicyFolder.ACTIVITIES)
                .map(d -> Instruments.read(d, who, problems.of(PolicyFolder.ACTIVITIES))));
        var cedar = cedar();
        if (problems.count() > 0) {
            return Optional.empty();
        }
        return Optional.of(assemble(
                people.orElseThrow(),
                bases.orElseThrow(),
                gates.orElseThrow(),
                quorum.orElseThrow(),
                deadlines.orElseThrow(),
                deconfliction.orElseThrow(),
                papers.orElseThrow(),
                lending.orElseThrow(),
                instruments.orElseThrow(),
                cedar.orElseThrow()));
    }

    private PolicySet assemble(
            People people,
            Bases bases,
            Gates gates,
            Quorum quorum,
            Deadlines deadlines,
            Deconfliction deconfliction,
            Papers papers,
            Lending lending,
            Instruments instruments,
            CedarPolicies cedar) {
        var rules = new Rules(
                gates.ordered(),
                bases.bases(),
                quorum.rule(),
                deadlines.deadlines(),
                people.directory(),
                papers.handling(),
                lending.standIns(),
                instruments.kinds(),
                deadlines.lateEntry(),
                deconfliction.haltsIn(),
                PolicyFolder.hash(files.values()));
        var titles = new Titles(
                gates.titles(),
                bases.titles(),
                deadlines.titles(),
                quorum.title(),
                people.roman(),
                papers.titles(),
                instruments.steps());
        return PolicySet.of(rules, deconfliction, titles, List.copyOf(files.values()), cedar);
    }

    private Optional<Gates> gates(Optional<Bases> bases, Optional<People> people) {
        var of = problems.of(PolicyFolder.GATES);
        return document(PolicyFolder.GATES).map(document -> {
            bases.ifPresent(b -> people.ifPresent(p -> Gates.checkAgainst(document, b, p, of)));
            return Gates.read(document, of);
        });
    }

    private Optional<CedarPolicies> cedar() {
        var cedar = files.values().stream()
                .filter(file -> file.name().endsWith(".cedar"))
                .toList();
        var gates = Optional.ofNullable(files.get(PolicyFolder.GATES))
                .flatMap(file -> YamlReader.read(file, (_, _) -> {}))
                .map(Gates::ids)
                .orElse(List.of());
        return Optional.ofNullable(files.get(PolicyFolder.SCHEMA))
                .flatMap(schema -> CedarPolicies.read(schema, cedar, gates, problems));
    }

    /** The file's document, if there is one and it has the structure that its schema asks for. */
    private Optional<Yaml.Block> document(String name) {
        var before = problems.count();
        return Optional.ofNullable(files.get(name))
                .flatMap(file -> YamlReader.read(file, problems.of(name)))
                .filter(document -> Structure.of(name).holds(document, problems.of(name)))
                .filter(_ -> problems.count() == before);
    }
}
