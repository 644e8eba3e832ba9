package org.sekimori.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.bus.Outcome;
import org.sekimori.deconfliction.store.SelectorUse;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Calendar;
import org.sekimori.operation.Seat;
import org.sekimori.operation.SelectorLimits;

/**
 * Holds what an organisation asks about against its limit of the day. Whatever is asked counts before anybody looks at it,
 * refused or not; the same request counts once. What would pass the limit is refused whole and counts nothing.
 */
public final class DailyLimit {
    private final SelectorUse use;
    private final SelectorLimits limits;

    public DailyLimit(SelectorUse use, SelectorLimits limits) {
        this.use = use;
        this.limits = limits;
    }

    /** Why the selectors may not be asked about today; empty once they are counted. Called on a virtual thread. */
    Optional<Outcome.LimitReached> reached(Actor actor, UUID cause, String request, int selectors, Instant now) {
        if (selectors == 0 || actor.seat() == Seat.HUB) {
            return Optional.empty();
        }
        var day = now.atZone(Calendar.JAPAN).toLocalDate();
        int limit = limits.of(actor.organisation());
        var id = Causes.of("selectors", cause.toString(), request);
        var taken = use.take(actor.organisation(), day, id, selectors, limit).await();
        if (taken.granted()) {
            return Optional.empty();
        }
        var until = day.plusDays(1).atStartOfDay(Calendar.JAPAN).toInstant();
        var seconds = (int) Duration.between(now, until).toSeconds() + 1;
        return Optional.of(new Outcome.LimitReached(limit, Math.max(0, limit - taken.used()), until, seconds));
    }
}
