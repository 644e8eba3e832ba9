package org.sekimori.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.bus.Outcome;
import org.sekimori.deconfliction.store.SelectorUse;
import org.sekimori.deconfliction.store.SelectorUse.Question;
import org.sekimori.deconfliction.store.SelectorUse.Taken;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Calendar;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Selector;
import org.sekimori.policy.PolicySet;

/**
 * Holds what an organisation asks about against its limit of the day, and remembers it, so that {@link Alarming} sees who
 * closes in on something. Whatever is asked counts before anybody looks at it, refused or not; the same request counts once.
 * What would pass the limit is refused whole and counts nothing.
 */
public final class Asking {
    private final SelectorUse use;
    private final PolicySet policies;

    public Asking(SelectorUse use, PolicySet policies) {
        this.use = use;
        this.policies = policies;
    }

    /** Why the selectors may not be asked about today; empty once they are counted. Called on a virtual thread. */
    Optional<Outcome.LimitReached> refused(
            Actor actor, UUID cause, String request, List<Selector> selectors, Instant now) {
        if (selectors.isEmpty() || actor.seat() == Seat.HUB) {
            return Optional.empty();
        }
        var day = now.atZone(Calendar.JAPAN).toLocalDate();
        int limit = policies.limits().of(actor.organisation());
        var id = Causes.of("selectors", cause.toString(), request);
        var taken = taken(new Question(actor.organisation(), actor.id(), id, now, selectors), day, limit);
        if (taken.granted()) {
            return Optional.empty();
        }
        var until = day.plusDays(1).atStartOfDay(Calendar.JAPAN).toInstant();
        var seconds = (int) Duration.between(now, until).toSeconds() + 1;
        return Optional.of(new Outcome.LimitReached(limit, Math.max(0, limit - taken.used()), until, seconds));
    }

    private Taken taken(Question question, LocalDate day, int limit) {
        var narrowings = policies.narrowings();
        return question.selectors().size() > narrowings.most()
                ? use.take(question, day, limit).await()
                : use.take(question, day, limit, narrowings, policies.floors()).await();
    }
}
