package org.sekimori.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.Journey;
import org.sekimori.journal.Kept;
import org.sekimori.journal.Malformed;
import org.sekimori.journal.Salts;
import org.sekimori.journal.Sealing;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Hashing;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Standing;
import org.sekimori.operation.TaskId;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.pipeline.CanonicalHashing;
import org.sekimori.policy.Request;

/**
 * Foretells an answer from the record alone: who may, by the policies; whether the version is the last; what the rule of
 * the phase decides. In this order, since a refusal must not tell more than whoever asks may know.
 */
final class Oracle {
    static final Hashing HASHING = new CanonicalHashing();
    private static final Sealing SEALING = new Sealing(Salts.secure());

    private Oracle() {}

    /** @param base from which the ids come that are new; any where nobody will look at them */
    static Foretold foretell(CaseFile file, Sent sent, Instant now, UUID base) {
        if (!holds(sent.actor())) {
            return new Foretold.Refused(403, "seat-not-held");
        }
        if (sent.sitting().filter(id -> !file.sittings().containsKey(id)).isPresent()) {
            return Foretold.Refused.HIDDEN;
        }
        var dossier = file.dossier(sent);
        if (!reads(dossier, sent.actor(), sent.action(), now)) {
            return Foretold.Refused.HIDDEN;
        }
        if (!permitted(dossier, sent.actor(), sent.action(), sent.command(), now)) {
            return Foretold.Refused.FORBIDDEN;
        }
        if (sent.ifMatch()
                .filter(version ->
                        !version.equals(sent.subject().map(file::version).orElse(0L)))
                .isPresent()) {
            return new Foretold.Refused(412, "stale");
        }
        return decided(dossier, sent, new Act(sent.actor(), now, base, SmallWorld.RULES, HASHING));
    }

    private static Foretold decided(Dossier dossier, Sent sent, Act act) {
        try {
            var command = sealed(dossier, sent.command());
            return switch (phase(sent.action()).decide(dossier, command, act)) {
                case Decision.Accepted(var facts) -> new Foretold.Accepted(facts);
                case Decision.Rejected(var rejection) -> Foretold.Refused.of(rejection);
            };
        } catch (Malformed e) {
            return new Foretold.Refused(422, e.code());
        }
    }

    /** What is unchanged in a proposal keeps its digest. */
    private static Command sealed(Dossier dossier, Command command) {
        var kept = switch (command) {
            case ProposalCommand.Revise _, ProposalCommand.Amend _ ->
                dossier.operation()
                        .map(operation -> Kept.of(operation.proposal()))
                        .orElse(Kept.none());
            default -> Kept.none();
        };
        return SEALING.seal(command, kept).value();
    }

    /** Whether the move would come to something, by policy and rule; for choosing, so its contents are as they are. */
    static boolean takes(CaseFile file, Move move, Instant now) {
        var seen = file.dossier();
        var dossier = new Dossier(seen.operation(), seen.sitting(), Papers.of(file, move.command()), seen.earlier());
        var act = new Act(move.actor(), now, new UUID(0, 0), SmallWorld.RULES, SmallWorld.HASHING);
        return move.phase().decide(dossier, move.command(), act) instanceof Decision.Accepted(var facts)
                && !facts.isEmpty()
                && reads(dossier, move.actor(), move.action(), now)
                && permitted(dossier, move.actor(), move.action(), move.command(), now);
    }

    static boolean holds(Actor actor) {
        return SmallWorld.RULES
                .directory()
                .person(actor.id())
                .map(person -> person.seats().contains(actor.seat()))
                .orElse(false);
    }

    /** Whether the actor may know of the case, or of its sitting. */
    static boolean reads(Dossier dossier, Actor actor, String action, Instant now) {
        var reading = action.startsWith("sitting-") && !action.equals("sitting-create") ? "read-sitting" : "read-case";
        return dossier.operation()
                .map(operation -> SmallWorld.permits(Request.onCase(
                        actor.seat(),
                        reading,
                        operation.stage(),
                        standing(operation, actor, Optional.empty(), Optional.empty(), now))))
                .orElse(true);
    }

    private static boolean permitted(Dossier dossier, Actor actor, String action, Command command, Instant now) {
        if (dossier.operation().isEmpty()) {
            return SmallWorld.permits(
                    Request.outside(actor.seat(), action, Standing.outside(actor, SmallWorld.RULES, now)));
        }
        var asked = Named.onBehalfOf(command) ? "act-on-behalf" : action;
        return permits(dossier.operation().get(), actor, asked, Named.gate(command), Named.task(command), now);
    }

    /** Whether policy lets the actor do what the case is ready for. */
    static boolean permits(Operation operation, Actor actor, Offer offer, Instant now) {
        return permits(operation, actor, offer.name(), offer.gate(), offer.task(), now);
    }

    private static boolean permits(
            Operation operation,
            Actor actor,
            String action,
            Optional<GateId> gate,
            Optional<TaskId> task,
            Instant now) {
        var standing = standing(operation, actor, gate, task, now);
        return SmallWorld.permits(Request.onCase(actor.seat(), action, operation.stage(), standing)
                .naming(gate));
    }

    private static Standing standing(
            Operation operation, Actor actor, Optional<GateId> gate, Optional<TaskId> task, Instant now) {
        return Standing.of(operation, actor, gate, task, SmallWorld.RULES, now);
    }

    private static Phase phase(String action) {
        return Journey.phaseOf(action).orElseThrow();
    }
}
