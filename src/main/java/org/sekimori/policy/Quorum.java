package org.sekimori.policy;

import java.util.Optional;
import org.sekimori.operation.Person;
import org.sekimori.operation.QuorumRule;
import org.sekimori.operation.Seat;

/** Reads {@code quorum.yaml}. */
record Quorum(QuorumRule rule, Title title) {
    static Optional<Quorum> read(Yaml.Block document, People people, Problems.Of problems) {
        var block = document.block("quorum");
        var besides = block.number("besides");
        if (besides < QuorumRule.FLOOR) {
            problems.add(
                    block.line("besides"),
                    "expected at least " + QuorumRule.FLOOR + " members besides who presides: the floor is law");
        }
        if (besides > people.count(Seat.COMMITTEE_MEMBER)) {
            problems.add(block.line("besides"), "expected no more than the members there are: no quorum could be met");
        }
        var deputy = Optional.ofNullable(people.byUser().get(block.text("deputy")))
                .filter(person -> person.seats().contains(Seat.COMMITTEE_MEMBER))
                .map(Person::key);
        if (deputy.isEmpty()) {
            problems.add(block.line("deputy"), "expected the user name of a person with the seat committee.member");
        }
        if (besides < QuorumRule.FLOOR || deputy.isEmpty()) {
            return Optional.empty();
        }
        var modes = Words.all(QuorumRule.Mode.class, block.words("modes"));
        var votes = block.text("presiding").equals("votes-and-casts");
        var stops = block.block("supplement").text("clock").equals("stops");
        return Optional.of(new Quorum(
                new QuorumRule(besides, modes, deputy.get(), votes, stops), Title.of("定足数", "Quorum", block)));
    }
}
