package org.sekimori.bus;

import io.vertx.core.Vertx;
import java.util.function.Consumer;

/** Every address of the hub, and nowhere else. A room hears its commands at {@code phase.<name>}. */
public final class Addresses {
    public static final Address<ReadCase, CaseAnswer> CASE = new Address<>("case", ReadCase.class, CaseAnswer.class);

    public static final Address<ReadAmendment, CaseAnswer> AMENDMENT =
            new Address<>("case.amendment", ReadAmendment.class, CaseAnswer.class);
    public static final Address<ReadDigest, CaseAnswer> DIGEST =
            new Address<>("case.digest", ReadDigest.class, CaseAnswer.class);
    public static final Address<ReadDesk, DeskAnswer> DESK = new Address<>("desk", ReadDesk.class, DeskAnswer.class);

    public static final Address<ReadMinutes, MinutesAnswer> MINUTES =
            new Address<>("sitting.minutes", ReadMinutes.class, MinutesAnswer.class);

    public static final Address<ReadLent, LentAnswer> LENT =
            new Address<>("delegation.lent", ReadLent.class, LentAnswer.class);
    public static final Address<ReadDelegations, DelegationsAnswer> DELEGATIONS =
            new Address<>("delegation.all", ReadDelegations.class, DelegationsAnswer.class);

    public static final Address<ReadActivity, CaseAnswer> ACTIVITY =
            new Address<>("activity.one", ReadActivity.class, CaseAnswer.class);

    public static final Address<AskCheck, CheckAnswer> CHECK =
            new Address<>("deconfliction.check", AskCheck.class, CheckAnswer.class);

    private static final String NUDGES = "log.moved";

    private Addresses() {}

    /** Where the phase or room of this name hears its commands. */
    public static Address<Envelope, Outcome> room(String name) {
        return new Address<>("phase." + name, Envelope.class, Outcome.class);
    }

    /** Tells every node, this one included, that a log moved. Best effort. */
    public static void nudge(Vertx vertx, LogMoved nudge) {
        vertx.eventBus().publish(NUDGES, nudge);
    }

    /** Hears of logs that moved, on any node. */
    public static void onNudge(Vertx vertx, Consumer<LogMoved> listener) {
        vertx.eventBus().<LogMoved>consumer(NUDGES, message -> listener.accept(message.body()));
    }
}
