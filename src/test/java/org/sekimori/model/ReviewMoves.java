package org.sekimori.model;

import static org.sekimori.model.Cast.CHAIR;
import static org.sekimori.model.Cast.COORDINATOR;
import static org.sekimori.model.Cast.DESK_AS_LAWYER;
import static org.sekimori.model.Cast.DIRECTOR_AS_LAWYER;
import static org.sekimori.model.Cast.LAWYER_AS_DESK;
import static org.sekimori.model.Cast.LAWYER_AS_DIRECTOR;
import static org.sekimori.model.Cast.LEGAL;
import static org.sekimori.model.Cast.MOFA;
import static org.sekimori.model.Cast.NCO_DIRECTOR;
import static org.sekimori.model.Cast.NPSC;
import static org.sekimori.model.Cast.NSS;
import static org.sekimori.model.Cast.OFFICER_AS_LAWYER;
import static org.sekimori.model.Cast.POLICE;
import static org.sekimori.model.Cast.POLICE_DIRECTOR;
import static org.sekimori.model.Cast.SDF_DIRECTOR;
import static org.sekimori.model.Cast.WATCH;

import java.util.LinkedHashSet;
import java.util.Optional;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.phase.review.ReviewCommand;

/** What is tried at the gates, of the case and of an amendment that is asked for. */
record ReviewMoves(Moves moves, Operation operation) {
    void all() {
        var gates = new LinkedHashSet<>(operation.review().gates());
        operation
                .pending()
                .ifPresent(amendment -> gates.addAll(amendment.review().gates()));
        gates.forEach(gate -> deciding(gate, SmallWorld.RULES.gate(gate).orElseThrow()));
        moves.by(new ReviewCommand.Return(GateId.SCREENING, hash(), Words.TEXT, Optional.empty()), WATCH);
        moves.by(
                new ReviewCommand.InvokeException(Words.TEXT, Words.TEXT, Words.TEXT),
                POLICE_DIRECTOR,
                SDF_DIRECTOR,
                NCO_DIRECTOR);
        notes(gates);
    }

    private ScopeHash hash() {
        return operation.underReview().scopeHash();
    }

    private void deciding(GateId id, Gate gate) {
        var deciders = deciders(id);
        boolean recorded = gate.kind() == Gate.Kind.RECORDED;
        var attestation = recorded ? Optional.of(Words.ON_PAPER) : Optional.<Sealed<Attestation>>empty();
        moves.by(grant(gate, hash(), attestation, Optional.empty(), Optional.empty()), deciders);
        moves.by(grant(gate, Moves.OTHER, attestation, Optional.empty(), Optional.empty()), deciders[0]);
        if (gate.period()) {
            var plain = grant(gate, hash(), attestation, Optional.empty(), Optional.empty());
            moves.by(Altered.with(plain, "validUntil", Optional.of(SmallWorld.LONG_ORDER_ENDS)), deciders[0]);
        }
        if (operation.pending().isPresent()) {
            var known = operation.scopeHash();
            moves.by(grant(gate, known, attestation, Optional.empty(), Optional.empty()), deciders[0]);
        }
        if (id.value().equals("legal")) {
            var conditions = Optional.of(Words.ONE_CONDITION);
            moves.by(grant(gate, hash(), attestation, conditions, Optional.empty()), deciders[0]);
        }
        if (id.value().equals("agency-director")) {
            var excludes = Optional.of(Words.FIRST_TARGET);
            moves.by(grant(gate, hash(), attestation, Optional.empty(), excludes), deciders[0]);
        }
        moves.by(new ReviewCommand.Refuse(id, hash(), Words.TEXT, attestation), deciders[0]);
        moves.by(new ReviewCommand.Return(id, hash(), Words.TEXT, attestation), deciders[0]);
        if (recorded) {
            elsewhere(id, gate, deciders);
        }
    }

    private ReviewCommand.Grant grant(
            Gate gate,
            ScopeHash hash,
            Optional<Sealed<Attestation>> attestation,
            Optional<SealedList<String>> conditions,
            Optional<SealedList<String>> excludes) {
        return new ReviewCommand.Grant(
                gate.id(),
                hash,
                Words.TEXT,
                conditions,
                excludes,
                gate.period() ? Optional.of(SmallWorld.day(0)) : Optional.empty(),
                gate.period() ? Optional.of(SmallWorld.ORDER_ENDS) : Optional.empty(),
                SmallWorld.form(gate),
                attestation);
    }

    /** By word of mouth, read back, on paper: by the right desks and by one person at two of them. */
    private void elsewhere(GateId id, Gate gate, Actor[] deciders) {
        var heard = Optional.of(Words.BY_TELEPHONE);
        moves.by(grant(gate, hash(), heard, Optional.empty(), Optional.empty()), deciders[0]);
        moves.by(new ReviewCommand.Refuse(id, hash(), Words.TEXT, heard), deciders[0]);
        moves.by(new ReviewCommand.Return(id, hash(), Words.TEXT, heard), deciders[0]);
        if (deciders[0].equals(NSS)) {
            moves.by(grant(gate, hash(), heard, Optional.empty(), Optional.empty()), LAWYER_AS_DESK);
        }
        var consent =
                Optional.ofNullable(operation.underReview().review().consents().get(id));
        if (consent.map(Consent::unconfirmed).orElse(true)) {
            moves.by(
                    new ReviewCommand.ConfirmOral(id, hash(), Words.READ_BACK),
                    COORDINATOR,
                    DESK_AS_LAWYER,
                    OFFICER_AS_LAWYER,
                    deciders[0]);
            moves.by(new ReviewCommand.ConfirmOral(id, Moves.OTHER, Words.READ_BACK), COORDINATOR);
        }
        for (var paper : SmallWorld.DOCUMENTS.keySet()) {
            moves.by(new ReviewCommand.AttachPaper(id, paper), deciders[0]);
        }
        moves.by(new ReviewCommand.AttachPaper(id, SmallWorld.PAPER), POLICE);
    }

    /** Who is to be told, and, where nobody is, one who takes note of nothing. */
    private void notes(LinkedHashSet<GateId> gates) {
        var owed = operation.owed(Obligation.PARTIAL_GRANT_NOTICE);
        for (var gate : gates) {
            if (!owed.isEmpty() || gate.value().equals("legal")) {
                moves.by(new ReviewCommand.TakeNote(gate), deciders(gate)[0], CHAIR);
            }
        }
    }

    /** Who holds the gate, first; and those who might be both judge and party. */
    private Actor[] deciders(GateId gate) {
        return switch (gate.value()) {
            case "legal" -> new Actor[] {LEGAL, OFFICER_AS_LAWYER, DIRECTOR_AS_LAWYER, COORDINATOR};
            case "nsc-review", "order-in-force", "prime-minister-order" -> new Actor[] {NSS, CHAIR};
            case "foreign-minister" -> new Actor[] {MOFA, POLICE};
            case "public-safety-commission" -> new Actor[] {NPSC, POLICE_DIRECTOR};
            case "agency-director" ->
                operation.agency() == Agency.SDF
                        ? new Actor[] {SDF_DIRECTOR, POLICE_DIRECTOR}
                        : new Actor[] {POLICE_DIRECTOR, LAWYER_AS_DIRECTOR, SDF_DIRECTOR};
            case "coordination" -> new Actor[] {NCO_DIRECTOR, COORDINATOR};
            default -> new Actor[] {CHAIR, NCO_DIRECTOR};
        };
    }
}
