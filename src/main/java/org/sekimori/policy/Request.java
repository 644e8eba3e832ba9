package org.sekimori.policy;

import java.util.Objects;
import java.util.Optional;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Standing;

/**
 * Everything that a policy may ask, and nothing that changes from one moment to the next, so that the answer can be
 * remembered.
 *
 * @param action as {@code schema.cedarschema} lists it: {@code grant}, {@code sitting-vote}, {@code read-case}
 * @param stage of the case; empty where the act is not about a case
 * @param gate that the act names
 * @param activityKind kind of the activity that the act is about, by wire name
 */
public record Request(
        Seat seat,
        String action,
        Optional<Stage> stage,
        Optional<GateId> gate,
        Optional<String> activityKind,
        Standing standing) {
    public Request {
        Objects.requireNonNull(seat);
        Objects.requireNonNull(action);
        Objects.requireNonNull(standing);
    }

    /** About a case, by an act that names no gate. */
    public static Request onCase(Seat seat, String action, Stage stage, Standing standing) {
        return new Request(seat, action, Optional.of(stage), Optional.empty(), Optional.empty(), standing);
    }

    /** About no case. */
    public static Request outside(Seat seat, String action, Standing standing) {
        return new Request(seat, action, Optional.empty(), Optional.empty(), Optional.empty(), standing);
    }

    public Request naming(Optional<GateId> named) {
        return new Request(seat, action, stage, named, activityKind, standing);
    }

    public Request ofKind(String kind) {
        return new Request(seat, action, stage, gate, Optional.of(kind), standing);
    }
}
