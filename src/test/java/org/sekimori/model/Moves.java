package org.sekimori.model;

import static org.sekimori.model.Cast.CHAIR;
import static org.sekimori.model.Cast.COORDINATOR;
import static org.sekimori.model.Cast.HUB;
import static org.sekimori.model.Cast.LAPSED;
import static org.sekimori.model.Cast.LAWYER_AS_OFFICER;
import static org.sekimori.model.Cast.POLICE;
import static org.sekimori.model.Cast.POLICE_DIRECTOR;
import static org.sekimori.model.Cast.SDF;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.Command;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Window;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.screening.ScreeningCommand;

/**
 * What is tried in a state: by those who may, and by those of whom one might fear it. Bounds keep the world small: how many
 * revisions, amendments, tasks, halts and entries there are.
 */
final class Moves {
    static final ScopeHash OTHER = new ScopeHash("f".repeat(64));

    private static final int REVISIONS = 3;
    private static final int AMENDMENTS = 2;
    private static final ConflictId CONFLICT = new ConflictId(new UUID(0, 7));
    private static final List<List<ScreeningCommand.Standing>> CONFLICTS = List.of(
            List.of(),
            List.of(new ScreeningCommand.Standing(CONFLICT, true)),
            List.of(new ScreeningCommand.Standing(CONFLICT, false)));

    static final List<Proposal> PROPOSALS = List.of(
            SmallWorld.proposal("police-6-2", "police", true, SmallWorld.WINDOW),
            SmallWorld.proposal("police-6-2", "police", false, SmallWorld.WINDOW),
            SmallWorld.proposal("police-6-2", "police", false, new Window(SmallWorld.day(1), SmallWorld.day(20))),
            SmallWorld.proposal("sdf-91-3", "sdf", true, SmallWorld.WINDOW),
            SmallWorld.proposal("police-6-2", "officer-legal", false, SmallWorld.WINDOW),
            SmallWorld.proposal("police-6-2", "lapsed", false, SmallWorld.WINDOW),
            SmallWorld.byOtherMeans(SmallWorld.proposal("police-6-2", "police", false, SmallWorld.WINDOW)));
    private static final List<Move> BEGINNINGS = fixed(Moves::beginning);
    private static final List<Move> REVISED_BY_OTHERS =
            fixed(moves -> moves.by(new ProposalCommand.Revise(PROPOSALS.get(1)), COORDINATOR, LAWYER_AS_OFFICER));
    private static final List<Move> WITHDRAWN_BY_OTHERS =
            fixed(moves -> moves.by(new ProposalCommand.Withdraw(Words.TEXT), COORDINATOR, POLICE_DIRECTOR));

    private final List<Move> moves = new ArrayList<>(256);

    private Moves() {}

    /** In an order that depends on the state alone. */
    static List<Move> of(State state) {
        if (state.dossier().operation().isEmpty()) {
            return BEGINNINGS;
        }
        var moves = new Moves();
        moves.moves.add(Move.TIME);
        moves.given(state.dossier(), SmallWorld.INSTANTS.get(state.instant()));
        return moves.moves;
    }

    /** At any instant, and time does not go on. */
    static List<Move> of(Dossier dossier, Instant now) {
        if (dossier.operation().isEmpty()) {
            return BEGINNINGS;
        }
        var moves = new Moves();
        moves.given(dossier, now);
        return moves.moves;
    }

    private void given(Dossier dossier, Instant now) {
        var operation = dossier.operation().orElseThrow();
        proposing(operation);
        amending(operation);
        screening(operation);
        new ReviewMoves(this, operation).all();
        new SittingMoves(this, operation, dossier.sitting()).all();
        new MeasureMoves(this, operation, now).all();
        new ClosingMoves(this, operation).all();
    }

    void by(Command command, Actor... actors) {
        for (var actor : actors) {
            moves.add(Move.by(actor, command));
        }
    }

    /** Moves that are the same in every state, made once. */
    static List<Move> fixed(Consumer<Moves> some) {
        var moves = new Moves();
        some.accept(moves);
        return List.copyOf(moves.moves);
    }

    void all(List<Move> fixed) {
        moves.addAll(fixed);
    }

    private void beginning() {
        moves.add(Move.TIME);
        for (var proposal : PROPOSALS) {
            by(new ProposalCommand.Create(proposal), COORDINATOR, POLICE, SDF, LAWYER_AS_OFFICER, LAPSED, CHAIR);
        }
    }

    private void proposing(Operation operation) {
        var applicant = SmallWorld.actor(operation.proposal().applicant());
        if (operation.revision() < REVISIONS) {
            for (var proposal : PROPOSALS) {
                by(new ProposalCommand.Revise(proposal), applicant);
            }
            all(REVISED_BY_OTHERS);
        }
        by(new ProposalCommand.Submit(), applicant, COORDINATOR, LAWYER_AS_OFFICER);
        by(new ProposalCommand.Withdraw(Words.TEXT), applicant);
        all(WITHDRAWN_BY_OTHERS);
    }

    private void amending(Operation operation) {
        var applicant = SmallWorld.actor(operation.proposal().applicant());
        if (operation.amendments().all().size() < AMENDMENTS) {
            for (var proposal : SmallWorld.wider(operation)) {
                by(new ProposalCommand.Amend(proposal), applicant, COORDINATOR);
            }
            by(new ProposalCommand.Amend(PROPOSALS.getFirst()), applicant);
        }
        by(new ProposalCommand.WithdrawAmendment(Words.TEXT), applicant, COORDINATOR);
    }

    private void screening(Operation operation) {
        var hash = operation.scopeHash();
        for (var changed : CONFLICTS) {
            by(new ScreeningCommand.Screen(hash, changed), HUB);
        }
        by(new ScreeningCommand.Screen(OTHER, List.of()), HUB);
        by(new ScreeningCommand.Screen(hash, List.of()), COORDINATOR);
        Optional<ScopeHash> asked = operation.pending().map(Amendment::scopeHash);
        if (asked.isPresent()) {
            for (var changed : CONFLICTS) {
                by(new ScreeningCommand.Screen(asked.get(), changed), HUB);
            }
        }
    }
}
