package org.sekimori.deconfliction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.deconfliction.Conflict.State;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Offer;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Stamp;

/** The rules of a conflict between two parties, as people handle it; {@link Screening} is the hub's part. */
public final class Conflicts {
    public static final Map<String, Class<? extends Command>> COMMANDS = Map.of(
            "conflict-own", ConflictCommand.Own.class,
            "conflict-dispose", ConflictCommand.Dispose.class,
            "conflict-override", ConflictCommand.OverrideConflict.class,
            "conflict-release", ConflictCommand.Release.class,
            "conflict-screen", ConflictCommand.Screen.class);

    public static final Descriptor DESCRIPTOR = new Descriptor(Map.<String, Class<? extends Event>>of(
            "org.sekimori.conflict.Raised", ConflictEvent.Raised.class,
            "org.sekimori.conflict.OverlapsChanged", ConflictEvent.OverlapsChanged.class,
            "org.sekimori.conflict.Owned", ConflictEvent.Owned.class,
            "org.sekimori.conflict.Disposed", ConflictEvent.Disposed.class,
            "org.sekimori.conflict.Escalated", ConflictEvent.Escalated.class,
            "org.sekimori.conflict.Overridden", ConflictEvent.Overridden.class,
            "org.sekimori.conflict.Released", ConflictEvent.Released.class,
            "org.sekimori.conflict.Closed", ConflictEvent.Closed.class,
            "org.sekimori.conflict.Reopened", ConflictEvent.Reopened.class));

    private Conflicts() {}

    /** Decides what a person asks of one conflict; {@link ConflictCommand.Screen} goes to {@link Screening}. */
    public static Decision decide(Optional<Conflict> state, ConflictCommand command, Act act) {
        return state.map(conflict -> decide(conflict, command, act))
                .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a conflict"));
    }

    private static Decision decide(Conflict conflict, ConflictCommand command, Act act) {
        if (command instanceof ConflictCommand.Release) {
            return release(conflict);
        }
        if (!conflict.open()) {
            return Decision.rejected(Reason.CONFLICT_CLOSED, "Expected an open conflict but it is closed");
        }
        return switch (command) {
            case ConflictCommand.Own _ -> own(conflict, act);
            case ConflictCommand.Dispose dispose -> dispose(conflict, dispose, act);
            case ConflictCommand.OverrideConflict override -> override(conflict, override);
            case ConflictCommand.Release _, ConflictCommand.Screen _ ->
                throw new IllegalArgumentException("expected a command about one conflict");
        };
    }

    /** Also of a closed one: what was found to be joint is to be spoken about. */
    private static Decision release(Conflict conflict) {
        return conflict.release().isPresent()
                ? Decision.rejected(Reason.ALREADY_RELEASED, "Expected a conflict that was not released yet")
                : accepted(conflict, new ConflictEvent.Released());
    }

    private static Decision own(Conflict conflict, Act act) {
        return conflict.owner().equals(Optional.of(act.actor().id()))
                ? Decision.rejected(Reason.ALREADY_EXISTS, "Expected a conflict of another owner or of none")
                : accepted(conflict, new ConflictEvent.Owned());
    }

    private static Decision dispose(Conflict conflict, ConflictCommand.Dispose dispose, Act act) {
        if (!conflict.owner().equals(Optional.of(act.actor().id()))) {
            return Decision.rejected(Reason.NOT_OWNER, "Expected the owner of the conflict");
        }
        if (conflict.escalated()) {
            return Decision.rejected(
                    Reason.WRONG_STAGE, "Expected a conflict that is not escalated but only an override closes it");
        }
        if (blank(dispose.reason())) {
            return Decision.rejected(Reason.REASON_NEEDED, "Expected a reason");
        }
        return wrongParty(conflict, dispose).orElseGet(() -> disposed(conflict, dispose));
    }

    private static Optional<Decision> wrongParty(Conflict conflict, ConflictCommand.Dispose dispose) {
        var ofPair = dispose.party()
                .filter(id -> conflict.pair().parties().stream()
                        .anyMatch(party -> party.id().equals(id)))
                .isPresent();
        if (dispose.disposition().namesParty() && !ofPair) {
            return Optional.of(Decision.rejected(Reason.PARTY_NEEDED, "Expected the id of one of the two parties"));
        }
        if (!dispose.disposition().namesParty() && dispose.party().isPresent()) {
            return Optional.of(Decision.rejected(
                    Reason.OUT_OF_RANGE,
                    "Expected no party with " + dispose.disposition().wire()));
        }
        return Optional.empty();
    }

    /** Whoever is told to give way after the last overlap has gone already need not do it again. */
    private static Decision disposed(Conflict conflict, ConflictCommand.Dispose dispose) {
        var facts = new ArrayList<Fact>();
        facts.add(fact(
                conflict,
                dispose.disposition() == Disposition.ESCALATE
                        ? new ConflictEvent.Escalated(dispose.reason())
                        : new ConflictEvent.Disposed(dispose.disposition(), dispose.party(), dispose.reason())));
        if (dispose.disposition().namesParty() && conflict.overlapsNot()) {
            facts.add(fact(conflict, ConflictEvent.Closed.by(ConflictEvent.Closed.Cause.NO_OVERLAP)));
        }
        return Decision.accepted(facts);
    }

    private static Decision override(Conflict conflict, ConflictCommand.OverrideConflict override) {
        if (!conflict.escalated()) {
            return Decision.rejected(Reason.NOT_ESCALATED, "Expected an escalated conflict");
        }
        return blank(override.reason())
                ? Decision.rejected(Reason.REASON_NEEDED, "Expected a reason")
                : accepted(conflict, new ConflictEvent.Overridden(override.reason()));
    }

    private static boolean blank(Sealed<String> text) {
        return text.content().map(String::isBlank).orElse(false);
    }

    private static Decision accepted(Conflict conflict, ConflictEvent event) {
        return Decision.accepted(fact(conflict, event));
    }

    private static Fact fact(Conflict conflict, ConflictEvent event) {
        return new Fact(conflict.subject(), event);
    }

    public static Conflict evolve(Optional<Conflict> state, ConflictEvent event, Stamp stamp) {
        if (event instanceof ConflictEvent.Raised raised) {
            if (state.isPresent()) {
                throw new CorruptState(event, "a raised conflict");
            }
            return raised(raised, stamp);
        }
        var conflict = state.orElseThrow(() -> new CorruptState(event, "nothing"));
        if (event instanceof ConflictEvent.Released) {
            return conflict.released(stamp.actor().id(), stamp.occurred());
        }
        if (conflict.open() == event instanceof ConflictEvent.Reopened) {
            throw new CorruptState(
                    event, "a conflict that is " + conflict.state().wire());
        }
        return switch (event) {
            case ConflictEvent.OverlapsChanged changed -> conflict.with(changed.overlaps());
            case ConflictEvent.Owned _ -> conflict.ownedBy(stamp.actor().id());
            case ConflictEvent.Disposed disposed -> conflict.decided(disposed.disposition(), disposed.party());
            case ConflictEvent.Escalated _ -> conflict.decided(Disposition.ESCALATE, Optional.empty());
            case ConflictEvent.Overridden _ -> conflict.in(State.CLOSED);
            case ConflictEvent.Closed closed -> conflict.with(closed.overlaps()).in(State.CLOSED);
            case ConflictEvent.Reopened reopened -> conflict.reopened(reopened.overlaps(), stamp.occurred());
            case ConflictEvent.Raised _, ConflictEvent.Released _ -> throw new CorruptState(event, "a raised conflict");
        };
    }

    private static Conflict raised(ConflictEvent.Raised raised, Stamp stamp) {
        return new Conflict(
                raised.conflict(),
                new Pair(raised.parties().getFirst(), raised.parties().getLast()),
                raised.overlaps(),
                State.OPEN,
                stamp.occurred(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The commands that the conflict is ready for from this person, if the policies permit the person's seat. */
    public static List<Offer> offers(Conflict conflict, PersonId person) {
        var offers = new ArrayList<Offer>();
        var owner = conflict.owner().equals(Optional.of(person));
        if (conflict.open() && !owner) {
            offers.add(Offer.of("conflict-own"));
        }
        if (conflict.open() && conflict.escalated()) {
            offers.add(Offer.of("conflict-override"));
        } else if (conflict.open() && owner) {
            offers.add(Offer.of("conflict-dispose"));
        }
        if (conflict.release().isEmpty()) {
            offers.add(Offer.of("conflict-release"));
        }
        return offers;
    }
}
