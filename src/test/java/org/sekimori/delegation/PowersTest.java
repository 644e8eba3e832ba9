package org.sekimori.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sekimori.operation.Actor;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Person;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.operation.StandIns;
import org.sekimori.operation.Standing;
import org.sekimori.policy.BrokenPolicies;
import org.sekimori.policy.PolicySet;
import org.sekimori.policy.Request;

/** Whatever the file says and whoever gives what to whom: who stands in has no power that the holder has not. */
class PowersTest {
    private static final PolicySet SET = policies();
    private static final Duration HOUR = Duration.ofHours(1);

    private static PolicySet policies() {
        try {
            return PolicySet.load(Path.of("policies"));
        } catch (BrokenPolicies e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every seat may be given to everybody, as far as a file can say so. */
    private static Rules lavish() {
        var terms = new EnumMap<Seat, StandIns.Terms>(Seat.class);
        for (var seat : Seat.values()) {
            terms.put(
                    seat,
                    new StandIns.Terms(
                            Set.of(Seat.values()), Set.of(), Duration.ofHours(8), true, Set.of(Seat.values())));
        }
        return Seats.rules(new StandIns(terms));
    }

    record Given(Person holder, Seat seat, Person to, int from, int until, int revoked, int asked) {}

    @Provide
    Arbitrary<Given> given() {
        var people = Arbitraries.of(lavish().directory().persons().values().stream()
                .sorted(java.util.Comparator.comparing(Person::user))
                .toList());
        var hours = Arbitraries.integers().between(0, 9);
        return people.flatMap(holder -> Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.of(holder.seats()), Arbitraries.of(Seat.class)),
                        people,
                        hours,
                        hours,
                        hours,
                        hours)
                .as((seat, to, from, until, revoked, asked) ->
                        new Given(holder, seat, to, from, until, revoked, asked)));
    }

    @Property(tries = 4_000)
    void a_seat_is_lent_within_its_window_only_and_never_one_of_the_committee(@ForAll("given") Given given) {
        var seats = new Seats();
        seats.rules = lavish();
        var holder = given.holder();
        var own = new Actor(holder.key(), given.seat(), holder.organisation());
        var accepted = Seats.refusal(seats.give(
                        own,
                        holder.user(),
                        Seats.delegate(
                                given.seat(), given.to().user(), Optional.of(at(given.from())), at(given.until()))))
                .isEmpty();
        seats.now = at(given.revoked());
        var revoked = accepted
                && Seats.refusal(seats.give(own, holder.user(), seats.revoking(holder.user())))
                        .isEmpty();
        seats.now = at(given.asked());
        var lent = seats.lent(given.to().user());
        var within = given.asked() >= given.from()
                && given.asked() < given.until()
                && !(revoked && given.asked() >= given.revoked());
        assertThat(lent).isEqualTo(accepted && within ? java.util.List.of(given.seat()) : java.util.List.of());
        assertThat(seats.holds(Seats.standingIn(given.to().user(), holder.user(), given.seat())))
                .isEqualTo(accepted && within);
        net.jqwik.api.statistics.Statistics.label("given").collect(accepted);
        if (accepted) {
            assertThat(given.seat().ofCommittee() || given.seat().isOfficer()).isFalse();
            assertThat(given.seat().executive()).isTrue();
            assertThat(holder.seats()).contains(given.seat());
            assertThat(given.to().organisation()).isEqualTo(holder.organisation());
            assertThat(given.to().key()).isNotEqualTo(holder.key());
        }
    }

    private static java.time.Instant at(int hour) {
        return Seats.START.plus(HOUR.multipliedBy(hour));
    }

    record Asked(Seat seat, String action, Optional<Stage> stage, Optional<GateId> gate, Set<Integer> truths) {
        Request as(Person person, Optional<Person> holder) {
            // What is said of both: whoever stands in is taken for one with the holder, and is designated for no lent
            // seat.
            var applicant = truths.contains(0) || (holder.isPresent() && truths.contains(1));
            var elsewhere = truths.contains(2) || (holder.isPresent() && truths.contains(3));
            var standing = new Standing(
                    applicant,
                    false,
                    truths.contains(4),
                    false,
                    seat.isDirector() && truths.contains(5),
                    truths.contains(6),
                    elsewhere,
                    holder.isEmpty() && truths.contains(7),
                    truths.contains(8),
                    truths.contains(9),
                    truths.contains(10),
                    holder.isPresent());
            assertThat(person.seats()).isNotEmpty();
            return new Request(seat, action, stage, gate, Optional.empty(), standing);
        }
    }

    @Provide
    Arbitrary<Asked> asked() {
        var gates = SET.rules().gates().stream().map(gate -> gate.id()).toList();
        return Combinators.combine(
                        Arbitraries.of(Seat.class),
                        Arbitraries.of(SET.actions()),
                        Arbitraries.of(Stage.class).optional(),
                        Arbitraries.of(gates).optional(),
                        Arbitraries.integers().between(0, 10).set())
                .as(Asked::new);
    }

    @Property(tries = 4_000)
    void who_stands_in_is_permitted_nothing_that_the_holder_is_not(@ForAll("asked") Asked asked) {
        var people = lavish().directory();
        var holder = people.byUser("coordinator").orElseThrow();
        var other = people.byUser("watch").orElseThrow();
        var permitted = SET.decide(asked.as(other, Optional.of(holder))).permitted();
        if (permitted) {
            assertThat(SET.decide(asked.as(holder, Optional.empty())).permitted())
                    .as("%s", asked)
                    .isTrue();
            assertThat(asked.seat().lendable()).isTrue();
            assertThat(asked.action()).isNotEqualTo("delegate");
        }
    }
}
