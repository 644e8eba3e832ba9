package org.sekimori.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Floors;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;
import org.sekimori.policy.Request;

/**
 * One address of the hub: the commands that it hears, the subjects that they concern, the rules that decide them. All
 * else (who may, sealing, appending, answering) is the pipeline's and the same for every room.
 */
public interface Room {
    String name();

    /** Action to the record of its body. */
    Map<String, Class<? extends Command>> commands();

    /** The subject that the command is about; for a creating command the one that it will create. */
    Subject subject(Envelope envelope, Act act);

    /** Loads whatever the decision depends on; a subject that does not exist is in the world with version 0. */
    World load(Envelope envelope, Subject subject, States.View view);

    /** The action that policy is asked about. */
    default String action(Envelope envelope) {
        return envelope.action();
    }

    /** What policy is asked; empty if the subject does not exist, so that nobody may know. */
    Optional<Question> question(Envelope envelope, Subject subject, World world, Act act);

    /** The rules' answer. The command's sealed contents have their digests. */
    Decision decide(Envelope envelope, Subject subject, World world, Act act);

    /** What in the content can be no part of any entry, before anything is decided; empty if all is well. */
    default Optional<Outcome.Unfit> unfit(Command command, Floors floors) {
        return Optional.empty();
    }

    /** What the command asks about: an organisation has so many a day. */
    default List<Selector> selectors(Command command) {
        return List.of();
    }

    /** The command as it is kept and shown: selectors that were made harmless for mail are plain again. */
    default Command plain(Command command) {
        return command;
    }

    /** Another case that the command names; one that the actor may not read is not there. */
    default Optional<Subject> referred(Command command) {
        return Optional.empty();
    }

    /** Stores what must be there before an entry may refer to it; called with an accepted command, before it is appended. */
    default void store(Envelope envelope) {}

    /** An earlier record whose unchanged contents keep their disclosures. */
    default Optional<Record> kept(Envelope envelope, Subject subject, World world) {
        return Optional.empty();
    }

    /**
     * What policy is asked.
     *
     * @param stage of the case, where there is one
     * @param gate that the command names
     * @param activityKind of the activity, where there is one
     * @param reading whose permission decides whether the actor may learn that the subject exists
     */
    record Question(
            Optional<Stage> stage,
            Standing standing,
            Optional<GateId> gate,
            Optional<String> activityKind,
            Optional<Reading> reading) {
        Request request(Actor actor, String action) {
            return new Request(actor.seat(), action, stage, gate, activityKind, standing);
        }

        /** What is asked about reading the subject, whatever the command names. */
        Optional<Request> readingRequest(Actor actor) {
            return reading.map(
                    r -> new Request(actor.seat(), r.action(), stage, Optional.empty(), activityKind, r.standing()));
        }
    }

    /** Reading the subject: the standing is that of a reader, so that nobody reads a case by naming a gate of it. */
    record Reading(String action, Standing standing) {}
}
