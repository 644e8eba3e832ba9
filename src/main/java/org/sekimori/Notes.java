package org.sekimori;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.console.AccessNotes;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Subject;
import org.sekimori.pipeline.AccessEvent;
import org.sekimori.pipeline.AccessLog;
import org.sekimori.pipeline.Causes;
import org.sekimori.pipeline.Denials;

/** What the console reports, put on record in the log {@code access}. */
final class Notes implements AccessNotes {
    private static final String READ_DOCUMENT = "read-document";

    private final AccessLog access;
    private final Denials denials;
    private final Actor hub;
    private final Clock clock;
    private Instant summed;

    Notes(AccessLog access, Denials denials, Actor hub, Clock clock) {
        this.access = access;
        this.denials = denials;
        this.hub = hub;
        this.clock = clock;
        this.summed = clock.instant();
    }

    @Override
    public Future<Void> note(Note note) {
        // Who has several seats has not named one yet when signing in.
        var actor = new Actor(note.person(), note.seat().orElse(Seat.HUB), note.organisation(), note.standingInFor());
        var subject = note.subject().map(id -> subject(note.action(), id));
        if (note.outcome() == Outcome.DENIED) {
            denials.record(actor, note.action(), subject, "forbidden", List.of());
            return Future.succeededFuture();
        }
        return switch (note.action()) {
            case "sign-in" -> access.append(actor, new AccessEvent.SignedIn("password"));
            case "sign-in-at-issuer" -> access.append(actor, new AccessEvent.SignedIn("issuer"));
            case "sign-out" -> access.append(actor, new AccessEvent.SignedOut());
            case READ_DOCUMENT ->
                access.append(LogName.ACCESS, subject.orElseThrow(), actor, once(note.action(), subject));
            default -> denials.read(actor, note.action(), subject);
        };
    }

    /** Each by itself: who took a document, and when, is never a matter of counts. */
    private AccessEvent once(String action, Optional<Subject> subject) {
        var now = clock.instant();
        return new AccessEvent.Read(action, subject, 1, now, now);
    }

    private static Subject subject(String action, UUID id) {
        if (action.startsWith(READ_DOCUMENT)) {
            return new Subject(Subject.Kind.DOCUMENT, id);
        }
        if (action.contains("sitting")) {
            return new Subject(Subject.Kind.SITTING, id);
        }
        return new Subject(action.contains("conflict") ? Subject.Kind.CONFLICT : Subject.Kind.OPERATION, id);
    }

    /** The one entry a minute about those who were nobody. */
    synchronized void unauthenticated(Map<String, Long> counts) {
        var now = clock.instant();
        if (!counts.isEmpty()) {
            access.append(
                    LogName.ACCESS,
                    new Subject(
                            Subject.Kind.HUB,
                            Causes.of("unauthenticated", hub.id().value().toString())),
                    hub,
                    new AccessEvent.Unauthenticated(counts, summed, now));
        }
        summed = now;
    }
}
