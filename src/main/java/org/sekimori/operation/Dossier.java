package org.sekimori.operation;

import java.util.Optional;

/** What a phase decides upon: the case, absent before it is created, and the sitting that the command is about, if any. */
public record Dossier(Optional<Operation> operation, Optional<Sitting> sitting) {
    public static final Dossier EMPTY = new Dossier(Optional.empty(), Optional.empty());

    public static Dossier of(Operation operation) {
        return new Dossier(Optional.of(operation), Optional.empty());
    }

    public Dossier with(Operation next) {
        return new Dossier(Optional.of(next), sitting);
    }

    public Dossier with(Sitting next) {
        return new Dossier(operation, Optional.of(next));
    }
}
