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
import org.sekimori.operation.Directory;
import org.sekimori.operation.Justification;
import org.sekimori.operation.Location;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Measure;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ProtectedAsset;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Target;
import org.sekimori.operation.Window;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.pipeline.Causes;

/**
 * What one caller does, over and over: the coordinator drafts a case of four targets for a police officer and revises it
 * nine times, each time with another justification. Every command is one entry, and no case is touched by two callers.
 */
public final class Workload {
    /** Transitions on one case: one draft and the revisions. */
    public static final int TRANSITIONS_A_CASE = 10;

    private static final int TARGETS = 4;
    private static final String ROOM = "proposal";

    private final Actor coordinator;
    private final PersonId applicant;
    private final Instant now = Instant.now();
    private final CampaignId campaign = new CampaignId(UUID.randomUUID());

    public Workload(Directory directory) {
        var person = directory.byUser("coordinator").orElseThrow();
        this.coordinator = new Actor(person.key(), Seat.NCO_COORDINATOR, person.organisation());
        this.applicant = directory.byUser("police").orElseThrow().key();
    }

    /** Where its commands are heard. */
    public String room() {
        return ROOM;
    }

    /** The next command on a case; without one, a new case. {@code turn} makes the contents differ. */
    public Envelope command(Optional<UUID> operation, int turn) {
        var proposal = proposal(turn);
        var cause = Causes.of(UUID.randomUUID().toString());
        var request = "0".repeat(64);
        return operation
                .map(id -> new Envelope(
                        coordinator,
                        "revise",
                        Optional.of(id),
                        new ProposalCommand.Revise(proposal),
                        cause,
                        request,
                        Optional.empty()))
                .orElseGet(() -> new Envelope(
                        coordinator,
                        "create",
                        Optional.empty(),
                        new ProposalCommand.Create(proposal),
                        cause,
                        request,
                        Optional.empty()));
    }

    private Proposal proposal(int turn) {
        return new Proposal(
                Sealed.fresh("Neutralization of command servers"),
                campaign,
                new BasisId("police-6-2"),
                applicant,
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
                Marking.AMBER_STRICT);
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
