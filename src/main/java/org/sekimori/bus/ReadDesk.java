package org.sekimori.bus;

import java.util.List;
import org.sekimori.operation.Actor;
import org.sekimori.operation.OperationId;

/** Asks what these cases wait for, as the actor may see it; a case that the actor may not read is left out. */
public record ReadDesk(Actor actor, List<Listed> cases) {
    public ReadDesk {
        cases = List.copyOf(cases);
    }

    /** A case and its number. */
    public record Listed(OperationId operation, String number) {}
}
