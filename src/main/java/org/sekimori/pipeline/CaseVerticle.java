package org.sekimori.pipeline;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.List;
import org.sekimori.bus.Addresses;
import org.sekimori.bus.DelegationsAnswer;
import org.sekimori.bus.LentAnswer;

/** Answers what a case or an activity looks like to somebody, what waits for them, what the committee wrote down, who stands in, and what meets selectors. Runs on virtual threads. */
public final class CaseVerticle extends VerticleBase {
    private final CaseReader reader;
    private final DeskReader desks;
    private final MinutesReader minutes;
    private final ActivityReader activities;
    private final StandingIn standingIn;
    private final Checking checking;
    private final List<MessageConsumer<?>> consumers = new ArrayList<>();

    public CaseVerticle(
            CaseReader reader,
            DeskReader desks,
            MinutesReader minutes,
            ActivityReader activities,
            StandingIn standingIn,
            Checking checking) {
        this.reader = reader;
        this.desks = desks;
        this.minutes = minutes;
        this.activities = activities;
        this.standingIn = standingIn;
        this.checking = checking;
    }

    @Override
    public Future<?> start() {
        consumers.add(Addresses.CASE.consume(vertx, wanted -> Future.succeededFuture(reader.read(wanted))));
        consumers.add(Addresses.DIGEST.consume(vertx, wanted -> Future.succeededFuture(reader.digest(wanted))));
        consumers.add(Addresses.AMENDMENT.consume(vertx, wanted -> Future.succeededFuture(reader.amendment(wanted))));
        consumers.add(Addresses.DESK.consume(vertx, wanted -> Future.succeededFuture(desks.read(wanted))));
        consumers.add(Addresses.MINUTES.consume(vertx, wanted -> Future.succeededFuture(minutes.read(wanted))));
        consumers.add(Addresses.ACTIVITY.consume(vertx, wanted -> Future.succeededFuture(activities.read(wanted))));
        consumers.add(Addresses.CHECK.consume(vertx, asked -> Future.succeededFuture(checking.answer(asked))));
        consumers.add(Addresses.LENT.consume(
                vertx, wanted -> Future.succeededFuture(new LentAnswer(standingIn.lent(wanted.person())))));
        consumers.add(Addresses.DELEGATIONS.consume(
                vertx, wanted -> Future.succeededFuture(new DelegationsAnswer(standingIn.all(wanted.actor())))));
        return Future.all(consumers.stream().map(MessageConsumer::completion).toList());
    }

    @Override
    public Future<?> stop() {
        return Future.all(consumers.stream().map(MessageConsumer::unregister).toList());
    }
}
