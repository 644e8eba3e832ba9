package org.sekimori.activity;

import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/** Whether a content was replaced: by its digest, which an unchanged content keeps, or before there is one by itself. */
final class Texts {
    private Texts() {}

    static boolean same(Sealed<?> before, Sealed<?> after) {
        return (before.digest().isPresent() || after.digest().isPresent())
                ? before.digest().equals(after.digest())
                : before.content().equals(after.content());
    }

    static boolean same(SealedList<?> before, SealedList<?> after) {
        return (before.digest().isPresent() || after.digest().isPresent())
                ? before.digest().equals(after.digest())
                : before.items().equals(after.items());
    }
}
