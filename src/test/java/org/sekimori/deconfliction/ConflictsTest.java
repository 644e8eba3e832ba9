package org.sekimori.deconfliction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.activity.Acts;
import org.sekimori.deconfliction.Conflict.State;
import org.sekimori.deconfliction.ConflictEvent.Closed.Cause;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;

class ConflictsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Subject CASE = new Subject(Subject.Kind.OPERATION, new UUID(1, 1));
    private static final Subject TAKEDOWN = new Subject(Subject.Kind.ACTIVITY, new UUID(2, 2));
    private static final ConflictId ID = new ConflictId(new UUID(3, 3));
    private static final Actor WATCH = actor(1, Seat.NCO_DECONFLICTION);
    private static final Actor OTHER_WATCH = actor(2, Seat.NCO_DECONFLICTION);
    private static final Actor DIRECTOR = actor(3, Seat.NCO_DIRECTOR);
    private static final Actor HUB = actor(4, Seat.HUB);
    private static final Sealed<String> WHY = Sealed.fresh("known to both");
    private static final OverlapItem ONE = item("192.0.2.1");
    private static final OverlapItem TWO = item("192.0.2.2");

    @Test
    void the_first_meeting_raises_one_conflict_with_all_overlaps() {
        var facts = Screening.screen(meets(CASE, TWO, ONE), List.of());
        assertThat(facts)
                .containsExactly(new Fact(
                        new Subject(Subject.Kind.CONFLICT, ID.value()),
                        new ConflictEvent.Raised(ID, List.of(CASE, TAKEDOWN), SealedList.fresh(List.of(ONE, TWO)))));
        assertThat(raised().open()).isTrue();
        assertThat(raised().pair()).isEqualTo(Pair.of(TAKEDOWN, CASE));
    }

    @Test
    void whichever_party_is_screened_the_overlaps_stay_the_same() {
        assertThat(Screening.screen(meets(TAKEDOWN, ONE, TWO), List.of(raised())))
                .isEmpty();
        assertThat(Screening.screen(meets(CASE, ONE, TWO), List.of(raised()))).isEmpty();
    }

    @Test
    void an_open_conflict_takes_other_overlaps_and_keeps_its_disposition() {
        var deferred = after(owned(), dispose(Disposition.DEFER, CASE), WATCH);
        var changed = screened(deferred, meets(CASE, ONE));
        assertThat(changed.overlaps().items()).containsExactly(ONE);
        assertThat(changed.decided()).isEqualTo(deferred.decided());
    }

    @Test
    void only_the_owner_disposes() {
        assertRejected(raised(), dispose(Disposition.JOINT), WATCH, Reason.NOT_OWNER);
        assertRejected(owned(), dispose(Disposition.JOINT), OTHER_WATCH, Reason.NOT_OWNER);
        var taken = after(owned(), new ConflictCommand.Own(), OTHER_WATCH);
        assertThat(after(taken, dispose(Disposition.JOINT), OTHER_WATCH).open()).isFalse();
        assertRejected(owned(), new ConflictCommand.Own(), WATCH, Reason.ALREADY_EXISTS);
    }

    @Test
    void no_conflict_and_joint_close_it_and_nothing_else_said_by_the_owner_does() {
        for (var disposition : Disposition.values()) {
            var command = disposition.namesParty() ? dispose(disposition, CASE) : dispose(disposition);
            assertThat(after(owned(), command, WATCH).open())
                    .as(disposition.wire())
                    .isNotEqualTo(disposition == Disposition.NO_CONFLICT || disposition == Disposition.JOINT);
        }
    }

    @Test
    void defer_and_withdraw_name_one_of_the_two_and_the_others_nobody() {
        assertRejected(owned(), dispose(Disposition.DEFER), WATCH, Reason.PARTY_NEEDED);
        assertRejected(
                owned(),
                dispose(Disposition.WITHDRAW, new Subject(Subject.Kind.OPERATION, new UUID(9, 9))),
                WATCH,
                Reason.PARTY_NEEDED);
        assertRejected(owned(), dispose(Disposition.JOINT, CASE), WATCH, Reason.OUT_OF_RANGE);
    }

    @Test
    void the_hub_closes_when_the_party_told_to_give_way_no_longer_overlaps_or_has_ended() {
        var deferred = after(owned(), dispose(Disposition.DEFER, CASE), WATCH);
        assertThat(Screening.screen(meetsNothing(CASE, false), List.of(deferred)))
                .extracting(Fact::event)
                .containsExactly(ConflictEvent.Closed.by(Cause.NO_OVERLAP));
        assertThat(Screening.screen(meetsNothing(CASE, true), List.of(deferred)))
                .extracting(Fact::event)
                .containsExactly(ConflictEvent.Closed.by(Cause.PARTY_ENDED));
    }

    @Test
    void the_other_party_giving_way_leaves_it_to_the_watch_officer() {
        var deferred = after(owned(), dispose(Disposition.DEFER, CASE), WATCH);
        var gone = screened(deferred, meetsNothing(TAKEDOWN, true));
        assertThat(gone.open()).isTrue();
        assertThat(gone.overlaps().items()).isEmpty();
        assertThat(Screening.screen(meetsNothing(TAKEDOWN, true), List.of(gone)))
                .isEmpty();
        assertThat(after(gone, dispose(Disposition.WITHDRAW, TAKEDOWN), WATCH).open())
                .as("it gave way already")
                .isFalse();
    }

    @Test
    void an_undisposed_conflict_stays_open_when_its_overlaps_go() {
        assertThat(screened(raised(), meetsNothing(CASE, false)).open()).isTrue();
    }

    @Test
    void only_an_override_with_a_reason_closes_an_escalated_one() {
        var override = new ConflictCommand.OverrideConflict(WHY);
        var escalated = after(owned(), dispose(Disposition.ESCALATE), WATCH);
        assertRejected(owned(), override, DIRECTOR, Reason.NOT_ESCALATED);
        assertRejected(escalated, dispose(Disposition.JOINT), WATCH, Reason.WRONG_STAGE);
        assertRejected(
                escalated, new ConflictCommand.OverrideConflict(Sealed.fresh(" ")), DIRECTOR, Reason.REASON_NEEDED);
        assertThat(screened(escalated, meetsNothing(CASE, true)).open()).isTrue();
        assertThat(after(escalated, override, DIRECTOR).open()).isFalse();
        assertThat(Conflicts.offers(escalated, DIRECTOR.id())).contains(Offer.of("conflict-override"));
    }

    @Test
    void its_owner_alone_is_offered_to_dispose_of_it() {
        assertThat(Conflicts.offers(raised(), WATCH.id()))
                .containsExactly(Offer.of("conflict-own"), Offer.of("conflict-release"));
        assertThat(Conflicts.offers(owned(), WATCH.id()))
                .containsExactly(Offer.of("conflict-dispose"), Offer.of("conflict-release"));
        assertThat(Conflicts.offers(owned(), OTHER_WATCH.id()))
                .containsExactly(Offer.of("conflict-own"), Offer.of("conflict-release"));
    }

    @Test
    void a_closed_one_reopens_only_when_its_overlaps_change() {
        var closed = after(owned(), dispose(Disposition.NO_CONFLICT), WATCH);
        assertThat(Screening.screen(meets(CASE, ONE, TWO), List.of(closed))).isEmpty();
        assertThat(Screening.screen(meetsNothing(CASE, false), List.of(closed))).isEmpty();
        var reopened = screened(closed, meets(CASE, ONE));
        assertThat(reopened.state()).isEqualTo(State.OPEN);
        assertThat(reopened.owner()).isEmpty();
        assertThat(reopened.decided()).isEmpty();
    }

    @Test
    void whoever_gave_way_and_comes_back_reopens_it() {
        var deferred = after(owned(), dispose(Disposition.DEFER, CASE), WATCH);
        var closed = screened(deferred, meetsNothing(CASE, false));
        assertThat(screened(closed, meets(CASE, ONE, TWO)).state()).isEqualTo(State.OPEN);
    }

    @Test
    void overlaps_that_cannot_be_read_any_more_count_as_changed() {
        var withheld = raised().with(new SealedList.Withheld<>("digest"));
        assertThat(Screening.screen(meets(CASE, ONE, TWO), List.of(withheld)))
                .extracting(Fact::event)
                .containsExactly(new ConflictEvent.OverlapsChanged(SealedList.fresh(List.of(ONE, TWO))));
    }

    @Test
    void nothing_is_asked_of_a_closed_one() {
        var closed = after(owned(), dispose(Disposition.JOINT), WATCH);
        assertRejected(closed, new ConflictCommand.Own(), OTHER_WATCH, Reason.CONFLICT_CLOSED);
        assertThat(Conflicts.offers(closed, OTHER_WATCH.id())).containsExactly(Offer.of("conflict-release"));
        assertThatThrownBy(() -> Conflicts.evolve(Optional.of(closed), new ConflictEvent.Owned(), stamp(WATCH)))
                .isInstanceOf(CorruptState.class);
    }

    @Test
    void it_is_released_once_for_ever_open_or_closed_and_by_nothing_else() {
        var disposed = after(owned(), dispose(Disposition.JOINT), WATCH);
        assertThat(disposed.release()).isEmpty();
        for (var conflict : List.of(raised(), owned(), disposed)) {
            var released = after(conflict, new ConflictCommand.Release(), OTHER_WATCH);
            assertThat(released.release().orElseThrow().by()).isEqualTo(OTHER_WATCH.id());
            assertThat(released.state()).isEqualTo(conflict.state());
            assertRejected(released, new ConflictCommand.Release(), WATCH, Reason.ALREADY_RELEASED);
            assertThat(Conflicts.offers(released, WATCH.id())).doesNotContain(Offer.of("conflict-release"));
        }
        var closed = after(disposed, new ConflictCommand.Release(), WATCH);
        assertThat(screened(closed, meets(CASE, ONE)).release()).isEqualTo(closed.release());
    }

    @Test
    void both_parties_hear_of_a_conflict_that_turned_and_of_no_other() {
        var closed = after(owned(), dispose(Disposition.JOINT), WATCH);
        var both = Map.of(CASE, List.of(ID), TAKEDOWN, List.of(ID));
        assertThat(Screening.turned(Map.of(), List.of(raised()))).isEqualTo(both);
        assertThat(Screening.turned(Map.of(ID, raised()), List.of(owned()))).isEmpty();
        assertThat(Screening.turned(Map.of(ID, owned()), List.of(closed))).isEqualTo(both);
    }

    private static Conflict raised() {
        return Conflicts.evolve(
                Optional.empty(),
                new ConflictEvent.Raised(ID, List.of(CASE, TAKEDOWN), SealedList.fresh(List.of(ONE, TWO))),
                stamp(HUB));
    }

    private static Conflict owned() {
        return after(raised(), new ConflictCommand.Own(), WATCH);
    }

    private static Conflict after(Conflict conflict, ConflictCommand command, Actor actor) {
        return switch (Conflicts.decide(Optional.of(conflict), command, act(actor))) {
            case Decision.Accepted accepted -> fold(conflict, accepted.facts(), actor);
            case Decision.Rejected rejected -> throw new AssertionError(rejected);
        };
    }

    private static Conflict screened(Conflict conflict, ConflictCommand.Screen screen) {
        return fold(conflict, Screening.screen(screen, List.of(conflict)), HUB);
    }

    private static Conflict fold(Conflict conflict, List<Fact> facts, Actor actor) {
        var state = conflict;
        for (var fact : facts) {
            assertThat(fact.subject()).isEqualTo(conflict.subject());
            state = Conflicts.evolve(Optional.of(state), (ConflictEvent) fact.event(), stamp(actor));
        }
        return state;
    }

    private static void assertRejected(Conflict conflict, ConflictCommand command, Actor actor, Reason reason) {
        assertThat(Conflicts.decide(Optional.of(conflict), command, act(actor)))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        rejected -> assertThat(rejected.rejection().reason()).isEqualTo(reason));
    }

    private static ConflictCommand.Dispose dispose(Disposition disposition) {
        return new ConflictCommand.Dispose(disposition, Optional.empty(), WHY);
    }

    private static ConflictCommand.Dispose dispose(Disposition disposition, Subject party) {
        return new ConflictCommand.Dispose(disposition, Optional.of(party.id()), WHY);
    }

    private static ConflictCommand.Screen meets(Subject party, OverlapItem... items) {
        var other = Pair.of(CASE, TAKEDOWN).other(party);
        return new ConflictCommand.Screen(party, false, List.of(new Met(ID, other, List.of(items))));
    }

    private static ConflictCommand.Screen meetsNothing(Subject party, boolean ended) {
        return new ConflictCommand.Screen(party, ended, List.of());
    }

    private static OverlapItem item(String address) {
        var selector = new Selector(Selector.Kind.IPV4, address);
        return new OverlapItem(selector, selector, How.SAME);
    }

    private static Actor actor(int n, Seat seat) {
        return new Actor(new PersonId(new UUID(n, n)), seat, Organisation.NCO);
    }

    private static Stamp stamp(Actor actor) {
        return new Stamp(actor, NOON, NOON);
    }

    private static Act act(Actor actor) {
        return Acts.by(actor, NOON);
    }
}
