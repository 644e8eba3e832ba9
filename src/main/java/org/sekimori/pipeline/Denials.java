package org.sekimori.pipeline;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Subject;

/**
 * Denials and sensitive reads of known persons, coalesced: the first of a kind is recorded at once, its repeats within
 * five minutes as one entry with their count, and whatever goes beyond a person's budget of kinds as one more.
 */
public final class Denials {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    /** Kinds of one actor within a window that get entries of their own. */
    private static final int BUDGET = 30;

    private static final String REST = "rest";

    private final AccessLog access;
    private final Clock clock;
    private final Map<Kind, Tally> tallies = new HashMap<>();
    private final Map<Actor, Integer> spent = new HashMap<>();

    public Denials(AccessLog access, Clock clock) {
        this.access = Objects.requireNonNull(access);
        this.clock = clock;
    }

    private record Kind(Actor actor, boolean read, String action, Optional<Subject> subject, String outcome) {}

    private static final class Tally {
        private final Instant opened;
        private final List<String> policies;
        private Instant first;
        private Instant last;
        private long count;

        Tally(Instant opened, List<String> policies) {
            this.opened = opened;
            this.policies = policies;
            this.first = opened;
            this.last = opened;
        }
    }

    /** Somebody known was told no. */
    public void record(Actor actor, String action, Optional<Subject> subject, String outcome, List<String> policies) {
        note(new Kind(actor, false, action, subject, outcome), policies);
    }

    /** Somebody read what is sealed; fails when the log is full, and then it must not be shown. */
    public Future<Void> read(Actor actor, String action, Optional<Subject> subject) {
        return note(new Kind(actor, true, action, subject, "read"), List.of());
    }

    private synchronized Future<Void> note(Kind wanted, List<String> policies) {
        var now = clock.instant();
        var kind = tallies.containsKey(wanted) || withinBudget(wanted.actor())
                ? wanted
                : new Kind(wanted.actor(), wanted.read(), REST, Optional.empty(), REST);
        var tally = tallies.get(kind);
        if (tally == null) {
            tallies.put(kind, new Tally(now, policies));
            return access.append(kind.actor(), event(kind, 1, now, now, policies));
        }
        tally.first = tally.count == 0 ? now : tally.first;
        tally.last = now;
        tally.count++;
        return Future.succeededFuture();
    }

    /** What goes beyond is not charged, so that the budget comes back with the window. */
    private boolean withinBudget(Actor actor) {
        if (spent.getOrDefault(actor, 0) >= BUDGET) {
            return false;
        }
        spent.merge(actor, 1, Integer::sum);
        return true;
    }

    /** Writes the counts of the windows that have passed; called now and then. */
    public void sum() {
        closed(clock.instant().minus(WINDOW)).forEach((kind, tally) -> {
            if (tally.count > 0) {
                access.append(kind.actor(), event(kind, tally.count, tally.first, tally.last, tally.policies));
            }
        });
    }

    /** Writes every count that is still open; called when the node stops. */
    public void sumAll() {
        closed(Instant.MAX).forEach((kind, tally) -> {
            if (tally.count > 0) {
                access.append(kind.actor(), event(kind, tally.count, tally.first, tally.last, tally.policies));
            }
        });
    }

    private synchronized Map<Kind, Tally> closed(Instant openedBefore) {
        var closed = new HashMap<Kind, Tally>();
        for (var kind : new ArrayList<>(tallies.keySet())) {
            if (tallies.get(kind).opened.isBefore(openedBefore)) {
                closed.put(kind, tallies.remove(kind));
                if (!kind.action().equals(REST)) {
                    spent.computeIfPresent(kind.actor(), (_, kinds) -> kinds > 1 ? kinds - 1 : null);
                }
            }
        }
        return closed;
    }

    private static AccessEvent event(Kind kind, long count, Instant first, Instant last, List<String> policies) {
        return kind.read()
                ? new AccessEvent.Read(kind.action(), kind.subject(), count, first, last)
                : new AccessEvent.Denied(
                        kind.action(), kind.subject(), kind.outcome(), count, first, last, Sealed.fresh(policies));
    }
}
