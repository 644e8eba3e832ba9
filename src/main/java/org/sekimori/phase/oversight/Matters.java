package org.sekimori.phase.oversight;

import java.util.Set;
import org.sekimori.operation.Act;
import org.sekimori.operation.Gate;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;

/** Which matter fits a case as it stands, and which decisions a matter may come to. */
final class Matters {
    private Matters() {}

    /** Whether the case is one for this matter now. */
    static Requirement fits(Operation operation, Matter matter, Act act) {
        return switch (matter) {
            case APPROVAL -> approval(operation, act);
            case CONFIRMATION -> confirmation(operation, act);
            case RECOMMENDATION ->
                Requirement.stage(
                        operation,
                        Stage.AUTHORISED,
                        Stage.TASKED,
                        Stage.EXECUTING,
                        Stage.HALTED,
                        Stage.ENDED,
                        Stage.REPORTED);
            case REVOCATION ->
                Requirement.stage(
                        operation,
                        Stage.SCREENING,
                        Stage.REVIEW,
                        Stage.AUTHORISED,
                        Stage.TASKED,
                        Stage.EXECUTING,
                        Stage.HALTED);
            case HALT ->
                Requirement.stage(operation, Stage.AUTHORISED, Stage.TASKED, Stage.EXECUTING, Stage.HALTED)
                        .that(
                                () -> operation.execution().halts().stream()
                                        .anyMatch(h -> h.authority() == Halt.Authority.COMMITTEE),
                                Reason.NOT_HALTED,
                                "Expected a halt of the committee");
        };
    }

    private static Requirement approval(Operation operation, Act act) {
        var gates = Gates.of(operation.underReview(), act);
        return Requirement.stage(operation.underReview(), Stage.REVIEW)
                .that(
                        () -> gates.approval().isPresent(),
                        Reason.GATE_NOT_OPEN,
                        "Expected a gate that the committee decides")
                .and(() -> gates.openness(gates.approval().orElseThrow()));
    }

    private static Requirement confirmation(Operation operation, Act act) {
        var gates = Gates.of(operation, act);
        return Requirement.stage(operation, Stage.REPORTED)
                .that(gates::needsFinding, Reason.GATE_NOT_OPEN, "Expected a case that is to be confirmed")
                .that(
                        () -> operation
                                .hearing()
                                .finding()
                                .filter(f -> f.confirmed())
                                .isEmpty(),
                        Reason.GATE_DECIDED,
                        "Expected a case that is not confirmed yet")
                .and(() -> gates.confirmation().map(gates::openness).orElse(Requirement.NONE));
    }

    /** The gate that a vote on approval decides. */
    static Gate approvalGate(Operation operation, Act act) {
        return Gates.of(operation.underReview(), act).approval().orElseThrow();
    }

    /** What the matter is about: of an approval the amendment, while one is asked for. */
    static Operation about(Operation operation, Matter matter) {
        return matter == Matter.APPROVAL ? operation.underReview() : operation;
    }

    /** A supplement is asked of a case; an amendment that lacks something is returned and asked for anew. */
    static boolean allows(Operation operation, Matter matter, Resolution decision) {
        return resolutions(matter).contains(decision)
                && !(matter == Matter.APPROVAL
                        && decision == Resolution.ASK
                        && operation.pending().isPresent());
    }

    private static Set<Resolution> resolutions(Matter matter) {
        return switch (matter) {
            case APPROVAL -> Set.of(Resolution.APPROVE, Resolution.REFUSE, Resolution.RETURN, Resolution.ASK);
            case CONFIRMATION -> Set.of(Resolution.CONFIRM, Resolution.RECOMMEND, Resolution.ASK);
            case RECOMMENDATION -> Set.of(Resolution.RECOMMEND, Resolution.ASK);
            case REVOCATION -> Set.of(Resolution.REVOKE, Resolution.ASK);
            case HALT -> Set.of(Resolution.UPHOLD_HALT, Resolution.LIFT_HALT);
        };
    }
}
