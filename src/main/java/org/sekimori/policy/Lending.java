package org.sekimori.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.StandIns;

/** Reads {@code delegations.yaml}. */
record Lending(StandIns standIns) {
    static Lending read(Yaml.Block document, People people, Problems.Of problems) {
        var reader = new Reader(people, problems);
        document.blocks("delegations").forEach(reader::one);
        return new Lending(new StandIns(reader.seats));
    }

    private static final class Reader {
        private final People people;
        private final Problems.Of problems;
        private final Map<Seat, StandIns.Terms> seats = new EnumMap<>(Seat.class);

        Reader(People people, Problems.Of problems) {
            this.people = people;
            this.problems = problems;
        }

        void one(Yaml.Block block) {
            var seat = Words.of(Seat.class, block.text("seat")).filter(Seat::lendable);
            var terms = new StandIns.Terms(
                    seats(block, "seats"),
                    persons(block),
                    longest(block).orElse(Duration.ZERO),
                    block.flag("holder"),
                    seats(block, "setBy"));
            if (terms.by().isEmpty() && terms.persons().isEmpty()) {
                problems.add(block.line("seat"), "expected 'seats' or 'persons' to name somebody who may stand in");
            }
            if (!terms.byHolder() && terms.setBy().isEmpty()) {
                problems.add(block.line("seat"), "expected 'holder' or 'setBy' to name somebody who may say so");
            }
            if (seat.isEmpty()) {
                problems.add(
                        block.line("seat"),
                        "expected a seat in which somebody else may act, one of "
                                + Words.list(Seat.class, Seat::lendable) + ", but found '" + block.text("seat") + "'");
            } else if (terms.by().contains(seat.get())) {
                problems.add(block.line("seats"), "expected other seats than the one that is stood in for");
            } else if (seats.put(seat.get(), terms) != null) {
                problems.add(block.line("seat"), "expected each seat once");
            }
        }

        /** Who says so may be anybody of the executive, also a director. */
        private Set<Seat> seats(Yaml.Block block, String key) {
            var named = EnumSet.noneOf(Seat.class);
            for (var word : block.words(key)) {
                Words.of(Seat.class, word.text())
                        .filter(Seat::executive)
                        .ifPresentOrElse(
                                named::add,
                                () -> problems.add(
                                        word.line(),
                                        "expected a seat of the executive, one of "
                                                + Words.list(Seat.class, Seat::executive) + ", but found '"
                                                + word.text()
                                                + "'"));
            }
            return named;
        }

        private Set<PersonId> persons(Yaml.Block block) {
            var named = new HashSet<PersonId>();
            for (var word : block.words("persons")) {
                Optional.ofNullable(people.byUser().get(word.text()))
                        .filter(person -> person.seats().stream().allMatch(Seat::executive))
                        .ifPresentOrElse(
                                person -> named.add(person.key()),
                                () -> problems.add(
                                        word.line(),
                                        "expected the user name of a person of the executive, but found '" + word.text()
                                                + "'"));
            }
            return named;
        }

        private Optional<Duration> longest(Yaml.Block block) {
            try {
                var longest = Duration.parse(block.text("longest"));
                if (longest.isPositive()) {
                    return Optional.of(longest);
                }
            } catch (DateTimeException _) {
                // Said below, as for a duration that is none.
            }
            problems.add(block.line("longest"), "expected 'longest' to be a duration above nothing, such as P14D");
            return Optional.empty();
        }
    }
}
