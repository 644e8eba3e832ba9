package org.sekimori.operation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code policies/handling.yaml} says about documents (文書の取扱い).
 *
 * @param classes from the least to the most guarded
 * @param ceiling the most guarded class whose bytes this installation keeps; of those above only a reference is registered
 * @param mediaTypes of the bytes that are kept
 */
public record Handling(List<Grade> classes, Optional<HandlingId> ceiling, Set<String> mediaTypes) {
    /** No class, so no document. */
    public static final Handling NONE = new Handling(List.of(), Optional.empty(), Set.of());

    public Handling {
        classes = List.copyOf(classes);
        mediaTypes = Set.copyOf(mediaTypes);
    }

    /**
     * One class (取扱区分) and its route.
     *
     * @param marking the strictest marking that a document of this class may carry
     * @param readers organisations that a document of this class may reach, by whatever door
     */
    public record Grade(HandlingId id, Marking marking, Set<Organisation> readers) {
        public Grade {
            readers = Set.copyOf(readers);
        }

        public boolean carries(Marking wanted) {
            return wanted.compareTo(marking) <= 0;
        }
    }

    public Optional<Grade> of(HandlingId id) {
        return classes.stream().filter(c -> c.id().equals(id)).findAny();
    }

    /** Whether the route of the class ends at the organisation; of a class that is no longer known, at none. */
    public boolean reaches(HandlingId id, Organisation reader) {
        return of(id).map(c -> c.readers().contains(reader)).orElse(false);
    }

    /** Whether only a reference to a document of this class may be registered. */
    public boolean aboveCeiling(HandlingId id) {
        return position(id) > ceiling.map(this::position).orElse(-1);
    }

    private int position(HandlingId id) {
        return classes.stream().map(Grade::id).toList().indexOf(id);
    }
}
