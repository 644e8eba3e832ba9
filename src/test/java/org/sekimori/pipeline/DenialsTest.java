package org.sekimori.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.sekimori.journal.AppendResult;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Journal;
import org.sekimori.journal.Salts;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Subject;

class DenialsTest {
    private static final int MANY = 100_000;
    private static final Actor ACTOR =
            new Actor(new PersonId(new UUID(1, 1)), Seat.ADMINISTRATOR, Organisation.OPERATOR);

    private final Ticking clock = new Ticking();
    private final AtomicInteger appended = new AtomicInteger();
    private final AccessLog access = new AccessLog(
            counting(),
            new EntryFormat(List.of(AccessEvent.DESCRIPTOR), Map.of(), Salts.secure()),
            new TimeIds(clock),
            clock,
            () -> "0".repeat(64));
    private final Denials denials = new Denials(access, clock);

    /** Time that stands until it is moved. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private Journal counting() {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(),
                new Class<?>[] {Journal.class},
                (_, method, _) -> switch (method.getName()) {
                    case "append" -> {
                        appended.incrementAndGet();
                        yield Future.succeededFuture(new AppendResult.Appended(List.of()));
                    }
                    case "snapshots" -> Future.succeededFuture(Map.of());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private void deny(int times, IntFunction<UUID> subject) {
        for (int i = 0; i < times; i++) {
            denials.record(
                    ACTOR,
                    "submit",
                    Optional.of(new Subject(Subject.Kind.OPERATION, subject.apply(i))),
                    "forbidden",
                    List.of("DEFAULT-DENY"));
        }
    }

    @Test
    void a_hundred_thousand_of_one_kind_are_two_entries() throws Exception {
        deny(MANY, _ -> new UUID(2, 2));
        denials.sumAll();
        access.close();
        assertThat(appended).hasValue(2);
    }

    @Test
    void a_hundred_thousand_of_as_many_kinds_stay_below_a_hundred_entries() throws Exception {
        deny(MANY, i -> new UUID(3, i));
        denials.sumAll();
        access.close();
        assertThat(appended.get()).isBetween(31, 100);
    }

    @Test
    void once_the_window_has_passed_the_next_kind_has_an_entry_of_its_own_again() throws Exception {
        deny(MANY, i -> new UUID(4, i));
        clock.now = clock.now.plus(Duration.ofMinutes(6));
        denials.sum();
        deny(1, _ -> new UUID(5, 1));
        deny(1, _ -> new UUID(5, 2));
        access.close();
        // Thirty kinds, the rest and its count; then the two.
        assertThat(appended).hasValue(34);
    }
}
