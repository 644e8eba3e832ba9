package org.sekimori.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sekimori.bus.Envelope;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Agency;
import org.sekimori.operation.BasisId;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Command;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Justification;
import org.sekimori.operation.Location;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Measure;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ProtectedAsset;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Target;
import org.sekimori.operation.Window;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.pipeline.Causes;

/**
 * What one caller does, over and over, ten transitions on one case and then a new one: the coordinator drafts a case of four
 * targets for a police officer, and what follows depends on the workload. Every command is one entry, and no case is touched
 * by two callers.
 */
public final class Workload {
    /** Transitions on one case, the draft included. */
    public static final int TRANSITIONS_A_CASE = 10;

    /** How much a transition carries. */
    public enum Weight {
        /** Nine revisions of the whole proposal, each with another justification: the heaviest there is. */
        REVISIONS,
        /** The applicant withdraws the case, and eight notes are made on it: a sealed sentence each. */
        NOTES
    }

    private static final int TARGETS = 4;
    private final Weight weight;
    private final Actor coordinator;
    private final Actor officer;
    private final Instant now = Instant.now();
    private final CampaignId campaign = new CampaignId(UUID.randomUUID());

    public Workload(Weight weight, Directory directory) {
        this.weight = weight;
        this.coordinator = actor(directory, "coordinator", Seat.NCO_COORDINATOR);
        this.officer = actor(directory, "police", Seat.POLICE_OFFICER);
    }

    private static Actor actor(Directory directory, String user, Seat seat) {
        var person = directory.byUser(user).orElseThrow();
        return new Actor(person.key(), seat, person.organisation());
    }

    /** A command, and the room where it is heard. */
    public record Sent(String room, Envelope envelope) {}

    /** The next command on a case; without one, a new case. {@code turn} counts from 0 on each. */
    public Sent next(Optional<UUID> operation, int turn) {
        if (operation.isEmpty()) {
            return sent("proposal", coordinator, "create", operation, new ProposalCommand.Create(proposal(turn)));
        }
        return switch (weight) {
            case REVISIONS ->
                sent("proposal", coordinator, "revise", operation, new ProposalCommand.Revise(proposal(turn)));
            case NOTES ->
                turn == 1
                        ? sent("proposal", officer, "withdraw", operation, withdraw())
                        : sent("execution", coordinator, "note", operation, note(turn));
        };
    }

    private static ProposalCommand withdraw() {
        return new ProposalCommand.Withdraw(Sealed.fresh("The provider has shut the servers down."));
    }

    private static ExecutionCommand note(int turn) {
        return new ExecutionCommand.Note(
                Sealed.fresh("The hospitals were told by telephone that nothing is left to do; call " + turn + "."),
                Optional.empty());
    }

    private static Sent sent(String room, Actor actor, String action, Optional<UUID> operation, Command command) {
        var cause = Causes.of(UUID.randomUUID().toString());
        return new Sent(room, new Envelope(actor, action, operation, command, cause, "0".repeat(64), Optional.empty()));
    }

    private Proposal proposal(int turn) {
        return new Proposal(
                Sealed.fresh("Neutralization of command servers"),
                campaign,
                new BasisId("police-6-2"),
                officer.id(),
                Sealed.fresh(new Justification(
                        "Machines of two hospitals are remotely controlled through these servers.",
                        "New victims appear daily; state of turn " + turn + ".",
                        "The servers cannot be reached in time by requests.",
                        "Programs of the intruder alone are stopped.",
                        "Voluntary takedown runs in parallel.")),
                Optional.empty(),
                SealedList.fresh(List.of(new ProtectedAsset("Patient records", ProtectedAsset.Owner.INFRASTRUCTURE))),
                Sealed.fresh(false),
                SealedList.fresh(
                        IntStream.range(0, TARGETS).mapToObj(this::target).toList()),
                SealedList.fresh(List.of(new Measure(
                        "stop",
                        Measure.Kind.STOP_PROCESS,
                        new Measure.Aim.All(),
                        Measure.Reversibility.REVERSIBLE,
                        "Sessions end within ten minutes."))),
                new Window(now, now.plus(Duration.ofDays(14))),
                Set.of(Agency.POLICE),
                SealedList.fresh(List.of()),
                Proposal.Handling.OPEN,
                Marking.AMBER_STRICT,
                Optional.empty());
    }

    private Target target(int number) {
        return new Target(
                "t-" + number,
                new Selector(Selector.Kind.SOCKET, "203.0.113." + number + ":5552"),
                new Location("JP", "registration", Location.Confidence.HIGH, now),
                false,
                false);
    }
}
