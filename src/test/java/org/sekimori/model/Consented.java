package org.sekimori.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sekimori.operation.Attestation.Channel;
import org.sekimori.operation.Consent;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Target;

/** Which consents the law asks for, and whether they are there: by the names of the gates, not by the rules. */
final class Consented {
    private static final List<String> ALWAYS = List.of("legal", "agency-director", "coordination");
    private static final Map<String, GateId> IDS = new ConcurrentHashMap<>();

    private Consented() {}

    static boolean joint(Proposal proposal) {
        return proposal.legalBasis().value().equals("sdf-91-3");
    }

    static boolean abroad(Target target) {
        return !target.location().country().equals("JP");
    }

    static boolean abroad(Proposal proposal) {
        return SmallWorld.targets(proposal).stream().anyMatch(Consented::abroad);
    }

    /** Before the measure. */
    static List<String> needed(Operation operation, boolean exception) {
        return needed(operation.proposal(), abroad(operation.proposal()), exception);
    }

    static List<String> needed(Proposal proposal, boolean abroad, boolean exception) {
        var gates = new ArrayList<>(ALWAYS);
        if (!exception) {
            gates.add("committee");
        }
        if (abroad) {
            gates.add("nsc-review");
            gates.add("foreign-minister");
        }
        if (joint(proposal)) {
            gates.add("public-safety-commission");
            gates.add("prime-minister-order");
        }
        var basis = proposal.legalBasis().value();
        if (basis.equals("sdf-89-1") || basis.equals("sdf-92-2")) {
            gates.add("order-in-force");
        }
        return gates;
    }

    static boolean live(Operation.Review review, String gate, Instant at) {
        var consent = consent(review, gate);
        return consent != null
                && heard(consent)
                && (consent.validFrom().isEmpty()
                        || !at.isBefore(consent.validFrom().get()))
                && (consent.validUntil().isEmpty()
                        || at.isBefore(consent.validUntil().get()));
    }

    /** Granted; if by word of mouth, read back by somebody else. */
    static boolean heard(Consent consent) {
        if (consent.outcome() != Consent.Outcome.GRANTED) {
            return false;
        }
        var attested = consent.attested();
        boolean oral = attested.isPresent()
                && attested.get().channel().isPresent()
                && attested.get().channel().get() != Channel.DOCUMENT;
        return !oral
                || (attested.get().confirmedBy().isPresent()
                        && !attested.get().confirmedBy().get().equals(consent.by()));
    }

    static Consent consent(Operation.Review review, String gate) {
        return review.consents().get(IDS.computeIfAbsent(gate, GateId::new));
    }
}
