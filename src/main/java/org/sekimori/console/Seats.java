package org.sekimori.console;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;
import org.sekimori.identity.Caller;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Seat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles in which seat a caller acts. */
final class Seats {
    static final String HEADER = "Hub-Seat";
    private static final Logger LOG = LoggerFactory.getLogger(Seats.class);

    private final AccessNotes accessNotes;

    Seats(AccessNotes accessNotes) {
        this.accessNotes = accessNotes;
    }

    /** The caller in that seat; throws a problem: 400 where a seat must be named, 403 where it is not the caller's. */
    Actor actor(RoutingContext context) {
        var caller = Guard.caller(context);
        return seat(context, caller)
                .map(caller::in)
                .orElseThrow(() ->
                        Problem.of(400, "seat-ambiguous", "Expected the header Hub-Seat to name one of your seats."));
    }

    /** The seat that is settled, if one is; the only one of a caller who has one. */
    Optional<Seat> seat(RoutingContext context, Caller caller) {
        var named = context.request().getHeader(HEADER);
        var held = caller.person().seats();
        if (named == null) {
            return held.size() == 1 ? Optional.of(held.iterator().next()) : Optional.empty();
        }
        var seat =
                Arrays.stream(Seat.values()).filter(s -> s.wire().equals(named)).findAny();
        if (seat.isEmpty() || !caller.maySit(seat.get())) {
            noteDenied(caller, seat);
            throw Problem.of(403, "seat-not-held");
        }
        return seat;
    }

    private void noteDenied(Caller caller, Optional<Seat> seat) {
        var person = caller.person();
        accessNotes
                .note(new AccessNotes.Note(
                        person.key(),
                        person.organisation(),
                        seat,
                        "take-seat",
                        Optional.empty(),
                        AccessNotes.Outcome.DENIED))
                .onFailure(failure -> LOG.warn("a denial could not be noted", failure));
    }
}
