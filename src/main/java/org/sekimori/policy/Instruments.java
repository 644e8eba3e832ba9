package org.sekimori.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sekimori.activity.Activity;
import org.sekimori.operation.Instrument;
import org.sekimori.operation.Instrument.OpenEnded;
import org.sekimori.operation.Seat;

/** Reads {@code activities.yaml}: by kind of activity how it is led; titles by step. */
record Instruments(Map<String, Instrument> kinds, Map<String, Title> steps) {
    static Instruments read(Yaml.Block document, People people, Problems.Of problems) {
        var steps = new LinkedHashMap<String, Title>();
        for (var block : document.blocks("steps")) {
            if (steps.putIfAbsent(block.text("id"), Title.of(block)) != null) {
                problems.add(block.line("id"), "expected an id of its own, but another step has this one");
            }
        }
        var reader = new Reader(people, steps.keySet(), problems);
        document.blocks("kinds").forEach(reader::one);
        Stream.of(Activity.Kind.values())
                .filter(kind -> !reader.kinds.containsKey(kind.wire()))
                .forEach(kind -> problems.add(document.line("kinds"), "expected the kind " + kind.wire() + " too"));
        return new Instruments(reader.kinds, steps);
    }

    private static final class Reader {
        private final People people;
        private final Set<String> steps;
        private final Problems.Of problems;
        private final Map<String, Instrument> kinds = new LinkedHashMap<>();

        Reader(People people, Set<String> steps, Problems.Of problems) {
            this.people = people;
            this.steps = steps;
            this.problems = problems;
        }

        void one(Yaml.Block block) {
            var own = block.words("steps").stream().map(this::step).toList();
            var publishes = block.maybe("publishes");
            publishes
                    .filter(step -> !own.contains(step))
                    .ifPresent(step -> problems.add(
                            block.line("publishes"), "expected one of the kind's own steps, but found '" + step + "'"));
            var desk = seat(new Yaml.Word(block.text("desk"), block.line("desk")), Reader::mayLead);
            var clearances = clearances(block, desk);
            if (publishes.isEmpty() != clearances.isEmpty()) {
                problems.add(block.line("kind"), "expected 'publishes' and 'clearances' together, or neither");
            }
            desk.ifPresent(seat -> {
                var instrument = new Instrument(seat, own, publishes, clearances, openEnded(block));
                if (kinds.putIfAbsent(block.text("kind"), instrument) != null) {
                    problems.add(block.line("kind"), "expected each kind once");
                }
            });
        }

        /** Words that the structure already held against the enumeration; a file from before asks for consent. */
        private static OpenEnded openEnded(Yaml.Block block) {
            return block.maybe("openEnded")
                    .flatMap(word -> Words.of(OpenEnded.class, word))
                    .orElse(OpenEnded.WITH_CONSENT);
        }

        private String step(Yaml.Word word) {
            if (!steps.contains(word.text())) {
                problems.add(word.line(), "expected a step of this file, but found '" + word.text() + "'");
            }
            return word.text();
        }

        /** Who wrote a text does not clear it: where the desk clears too, one person at the desk is not enough. */
        private List<Seat> clearances(Yaml.Block block, Optional<Seat> desk) {
            var seats = new LinkedHashSet<Seat>();
            for (var word : block.words("clearances")) {
                seat(word, Seat::executive).ifPresent(seat -> {
                    seats.add(seat);
                    if (desk.equals(Optional.of(seat)) && people.count(seat) == 1) {
                        problems.add(
                                word.line(),
                                "expected two persons in people.yaml with the seat " + seat.wire()
                                        + ": who wrote a text does not clear it");
                    }
                });
            }
            return List.copyOf(seats);
        }

        private Optional<Seat> seat(Yaml.Word word, Predicate<Seat> which) {
            var seat = Words.of(Seat.class, word.text()).filter(which);
            if (seat.isEmpty()) {
                problems.add(
                        word.line(),
                        "expected one of the seats " + Words.list(Seat.class, which) + ", but found '" + word.text()
                                + "'");
            } else if (!people.held(seat.get())) {
                problems.add(word.line(), "expected somebody in people.yaml with the seat " + word.text());
            }
            return seat;
        }

        /** Who oversees the executive leads none of its instruments. */
        private static boolean mayLead(Seat seat) {
            return seat.executive() || seat == Seat.TAKEDOWN_DESK || seat == Seat.LIAISON_DESK;
        }
    }
}
