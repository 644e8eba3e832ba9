package org.sekimori.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.activity.Activities;
import org.sekimori.activity.Activity;
import org.sekimori.activity.ActivityEvent;
import org.sekimori.activity.OpenWindow;
import org.sekimori.journal.RecordMapper;
import org.sekimori.operation.ActivityId;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Stamp;

class ActivitySnapshotTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final RecordMapper MAPPER = RecordMapper.snapshot();

    /** So a state that was kept before anybody could allow it reads as one that nobody allowed. */
    @Test
    void a_state_says_nothing_of_a_consent_that_nobody_gave() {
        var planned = Activities.evolve(Optional.empty(), registered(), stamp(Seat.TAKEDOWN_DESK));
        var kept = MAPPER.bytes(planned);
        assertThat(new String(kept, UTF_8)).doesNotContain("openEnd");
        assertThat(MAPPER.read(Activity.class, kept)).isEqualTo(Seals.withhold(planned));
    }

    @Test
    void a_consent_is_kept_with_who_and_why() {
        var planned = Activities.evolve(Optional.empty(), registered(), stamp(Seat.TAKEDOWN_DESK));
        var event = Seals.seal(new ActivityEvent.OpenEndAllowed(Sealed.fresh("It stays.")));
        var allowed = Activities.evolve(Optional.of(planned), event, stamp(Seat.NCO_DECONFLICTION));
        var read = MAPPER.read(Activity.class, MAPPER.bytes(allowed));
        assertThat(read.soFar().openEnd()).hasValueSatisfying(consent -> {
            assertThat(consent.person()).isEqualTo(person(Seat.NCO_DECONFLICTION));
            assertThat(consent.at()).isEqualTo(NOON);
        });
    }

    private static ActivityEvent.Registered registered() {
        return Seals.seal(new ActivityEvent.Registered(
                new ActivityId(new UUID(1, 1)),
                Activity.Kind.TAKEDOWN,
                Optional.empty(),
                Sealed.fresh("title"),
                SealedList.<Selector>fresh(List.of()),
                new OpenWindow(NOON, Optional.empty()),
                Sealed.fresh("desk"),
                Marking.AMBER,
                Optional.empty()));
    }

    private static Stamp stamp(Seat seat) {
        return new Stamp(new Actor(person(seat), seat, Organisation.NCO), NOON, NOON);
    }

    private static PersonId person(Seat seat) {
        return new PersonId(UUID.nameUUIDFromBytes(seat.wire().getBytes(UTF_8)));
    }
}
