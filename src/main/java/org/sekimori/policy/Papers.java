package org.sekimori.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekimori.operation.Handling;
import org.sekimori.operation.HandlingId;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Organisation;

/** Reads {@code handling.yaml}. */
record Papers(Handling handling, Map<HandlingId, Title> titles) {
    static Papers read(Yaml.Block document, Problems.Of problems) {
        var block = document.block("handling");
        var classes = new ArrayList<Handling.Grade>();
        var titles = new LinkedHashMap<HandlingId, Title>();
        for (var one : block.blocks("classes")) {
            var grade = grade(one);
            if (titles.putIfAbsent(grade.id(), Title.of(one)) != null) {
                problems.add(one.line("id"), "expected an id of its own, but another class has this one");
            }
            if (!classes.isEmpty() && classes.getLast().marking().compareTo(grade.marking()) > 0) {
                problems.add(
                        one.line("marking"),
                        "expected no milder marking than the class before: classes stand from the least to the most guarded");
            }
            classes.add(grade);
        }
        var ceiling = new HandlingId(block.text("ceiling"));
        if (!titles.containsKey(ceiling)) {
            problems.add(block.line("ceiling"), "expected a class of this file, but found '" + ceiling + "'");
        }
        mediaTypes(block, problems);
        return new Papers(handling(block, classes, ceiling), titles);
    }

    /** A body of this type is a registration by reference, never a document. */
    private static void mediaTypes(Yaml.Block block, Problems.Of problems) {
        block.words("mediaTypes").stream()
                .filter(word -> word.text().equals("application/json"))
                .forEach(word -> problems.add(
                        word.line(), "expected another type: application/json announces a registration by reference"));
    }

    private static Handling handling(Yaml.Block block, List<Handling.Grade> classes, HandlingId ceiling) {
        return new Handling(
                classes,
                Optional.of(ceiling),
                block.words("mediaTypes").stream().map(Yaml.Word::text).collect(Collectors.toSet()));
    }

    private static Handling.Grade grade(Yaml.Block block) {
        return new Handling.Grade(
                new HandlingId(block.text("id")),
                Words.of(Marking.class, block.text("marking")).orElseThrow(),
                Words.all(Organisation.class, block.words("readers")));
    }
}
