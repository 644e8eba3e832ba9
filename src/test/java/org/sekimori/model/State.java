package org.sekimori.model;

import org.sekimori.operation.Dossier;
import org.sekimori.operation.Operation;

/**
 * Where the small world stands.
 *
 * @param instant which of {@link SmallWorld#INSTANTS} it is
 */
record State(Dossier dossier, int instant) {
    Operation operation() {
        return dossier.operation().orElseThrow();
    }
}
