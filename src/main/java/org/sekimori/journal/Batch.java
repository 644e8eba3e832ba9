package org.sekimori.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sekimori.operation.Subject;

/**
 * The appends of one transaction. A subject that one of them writes appears in no other, so that each can be checked against
 * the versions in the database alone; nor do two have one cause.
 */
final class Batch {
    private final int mostEntries;
    private final List<Pending> members = new ArrayList<>();
    private final Set<Subject> touched = new HashSet<>();
    private final Set<Subject> written = new HashSet<>();
    private final Set<UUID> causes = new HashSet<>();
    private int entries;

    Batch(int mostEntries) {
        this.mostEntries = mostEntries;
    }

    /** Takes it, or answers false and leaves it for a later batch. The first is always taken, however large. */
    boolean take(Pending pending) {
        if (!members.isEmpty() && !fits(pending)) {
            return false;
        }
        members.add(pending);
        touched.addAll(pending.append.expected().keySet());
        written.addAll(pending.written);
        causes.add(pending.append.cause());
        entries += pending.count();
        return true;
    }

    boolean isFull() {
        return entries >= mostEntries || (!members.isEmpty() && members.getFirst().alone);
    }

    List<Pending> members() {
        return members;
    }

    private boolean fits(Pending pending) {
        if (isFull() || pending.alone || entries + pending.count() > mostEntries) {
            return false;
        }
        return !causes.contains(pending.append.cause())
                && pending.append.expected().keySet().stream().noneMatch(written::contains)
                && pending.written.stream().noneMatch(touched::contains);
    }
}
