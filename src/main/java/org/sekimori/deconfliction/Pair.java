package org.sekimori.deconfliction;

import java.util.List;
import org.sekimori.operation.Subject;

/** Two parties that may conflict, in the one order that every node gives them: by the text of their ids. */
public record Pair(Subject first, Subject second) {
    public Pair {
        if (order(first).compareTo(order(second)) >= 0) {
            throw new IllegalArgumentException("expected two parties in order");
        }
    }

    public static Pair of(Subject one, Subject other) {
        return order(one).compareTo(order(other)) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    public List<Subject> parties() {
        return List.of(first, second);
    }

    public boolean has(Subject party) {
        return first.equals(party) || second.equals(party);
    }

    /** The other one than {@code party}. */
    public Subject other(Subject party) {
        return first.equals(party) ? second : first;
    }

    /** What a conflict's id is derived from, so that whichever node raises it gives it the same one. */
    public String seed() {
        return "sekimori/conflict/v1\n" + order(first) + "\n" + order(second) + "\n";
    }

    private static String order(Subject party) {
        return party.id() + " " + party.kind().wire();
    }
}
