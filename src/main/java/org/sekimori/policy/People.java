package org.sekimori.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;

/**
 * Reads {@code people.yaml}.
 *
 * @param byUser in the order of the file
 */
record People(Map<String, Person> byUser, Map<PersonId, String> roman) {
    /** Seats of members besides the chair. Source: Act 42 of 2025, chapter 8. */
    private static final int MEMBERS = 4;

    Directory directory() {
        return Directory.of(byUser.values());
    }

    boolean held(Seat seat) {
        return count(seat) > 0;
    }

    long count(Seat seat) {
        return byUser.values().stream().filter(p -> p.seats().contains(seat)).count();
    }

    static People read(Yaml.Block document, Problems.Of problems) {
        var reader = new Reader(problems);
        document.blocks("persons").forEach(reader::person);
        var people = new People(reader.byUser, reader.roman);
        people.checkCommittee(document.line("persons"), problems);
        return people;
    }

    private void checkCommittee(int line, Problems.Of problems) {
        var chairs = count(Seat.COMMITTEE_CHAIR);
        if (chairs != 1) {
            problems.add(line, "expected exactly one person with the seat committee.chair, but found " + chairs);
        }
        var members = count(Seat.COMMITTEE_MEMBER);
        if (members > MEMBERS) {
            problems.add(
                    line,
                    "expected at most " + MEMBERS + " persons with the seat committee.member, but found " + members);
        }
    }

    private static final class Reader {
        private final Problems.Of problems;
        private final Map<String, Person> byUser = new LinkedHashMap<>();
        private final Map<PersonId, String> roman = new HashMap<>();

        Reader(Problems.Of problems) {
            this.problems = problems;
        }

        void person(Yaml.Block block) {
            var key = new PersonId(UUID.fromString(block.text("key")));
            var seats = seats(block);
            var name = block.block("name");
            var organisation =
                    Words.of(Organisation.class, block.text("organisation")).orElseThrow();
            var person = new Person(
                    key,
                    block.text("user"),
                    name.text("ja"),
                    organisation,
                    prefecture(block, organisation),
                    seats,
                    designations(block, seats));
            if (roman.putIfAbsent(key, name.text("en")) != null) {
                problems.add(block.line("key"), "expected a key of its own, but another person has this one");
            }
            if (byUser.putIfAbsent(person.user(), person) != null) {
                problems.add(block.line("user"), "expected a user name of its own, but another person has this one");
            }
            checkAgency(person, block.line("organisation"));
            checkVoter(person, block.line("seats"));
        }

        private Optional<String> prefecture(Yaml.Block block, Organisation organisation) {
            if (block.has("prefecture") && organisation != Organisation.PREFECTURE) {
                problems.add(block.line("prefecture"), "expected 'prefecture' with the organisation prefecture only");
            }
            return block.maybe("prefecture");
        }

        private Set<Seat> seats(Yaml.Block block) {
            var seats = EnumSet.noneOf(Seat.class);
            for (var word : block.words("seats")) {
                Words.of(Seat.class, word.text())
                        .filter(seat -> seat != Seat.HUB)
                        .ifPresentOrElse(
                                seats::add,
                                () -> problems.add(
                                        word.line(),
                                        "expected a seat, one of " + Words.list(Seat.class, seat -> seat != Seat.HUB)
                                                + ", but found '" + word.text() + "'"));
            }
            return seats;
        }

        private List<Person.Designation> designations(Yaml.Block block, Set<Seat> seats) {
            var designations = new ArrayList<Person.Designation>();
            for (var item : block.blocks("designations")) {
                var seat = Words.of(Seat.class, item.text("seat")).orElseThrow();
                if (!seats.contains(seat)) {
                    problems.add(
                            item.line("seat"),
                            "expected a designation for one of the person's seats, not " + seat.wire());
                }
                var from = instant(item, "from");
                var to = item.has("to") ? instant(item, "to") : Optional.<Instant>empty();
                if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
                    problems.add(item.line("from"), "expected 'from' before 'to'");
                }
                from.ifPresent(start -> designations.add(new Person.Designation(seat, start, to)));
            }
            return designations;
        }

        private Optional<Instant> instant(Yaml.Block block, String key) {
            try {
                return Optional.of(OffsetDateTime.parse(block.text(key)).toInstant());
            } catch (DateTimeException e) {
                problems.add(block.line(key), "expected '" + key + "' to be a date and time that exists");
                return Optional.empty();
            }
        }

        private void checkAgency(Person person, int line) {
            for (var seat : person.seats()) {
                var belongs = seat.agency()
                        .map(agency -> person.organisation().agency().equals(Optional.of(agency)))
                        .orElse(true);
                if (!belongs) {
                    var expected = seat.agency().orElseThrow() == Agency.POLICE ? "npa or prefecture" : "sdf";
                    problems.add(line, "expected the organisation " + expected + " for the seat " + seat.wire());
                }
            }
        }

        /** The committee is independent of those whom it oversees: who votes has no other seat. */
        private void checkVoter(Person person, int line) {
            var votes = person.seats().stream().anyMatch(Seat::votes);
            if (votes && (person.seats().size() > 1 || person.organisation() != Organisation.COMMITTEE)) {
                problems.add(
                        line, "expected the committee's chair and members to hold that seat alone, in the committee");
            }
        }
    }
}
