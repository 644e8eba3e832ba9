package org.sekimori.operation;

import java.util.Optional;

/**
 * What a phase decides upon: the case, absent before it is created, the sitting that the command is about, if any, the
 * document that it names, if it names one that exists, and likewise the earlier case, if the actor may read it, and the entry, if
 * it is one of the case.
 */
public record Dossier(
        Optional<Operation> operation,
        Optional<Sitting> sitting,
        Optional<Document> document,
        Optional<Operation> earlier,
        Optional<EntryId> entry) {
    public Dossier(
            Optional<Operation> operation,
            Optional<Sitting> sitting,
            Optional<Document> document,
            Optional<Operation> earlier) {
        this(operation, sitting, document, earlier, Optional.empty());
    }

    public Dossier(Optional<Operation> operation, Optional<Sitting> sitting) {
        this(operation, sitting, Optional.empty(), Optional.empty());
    }

    public static final Dossier EMPTY = new Dossier(Optional.empty(), Optional.empty());

    public static Dossier of(Operation operation) {
        return new Dossier(Optional.of(operation), Optional.empty());
    }

    public Dossier with(Operation next) {
        return new Dossier(Optional.of(next), sitting, document, earlier, entry);
    }

    public Dossier with(Sitting next) {
        return new Dossier(operation, Optional.of(next), document, earlier, entry);
    }
}
