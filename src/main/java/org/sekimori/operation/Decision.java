package org.sekimori.operation;

import java.util.List;

/** What a rule answers to a command: facts to append, all or none, or a rejection. */
public sealed interface Decision {
    static Decision accepted(Fact... facts) {
        return new Accepted(List.of(facts));
    }

    static Decision accepted(List<Fact> facts) {
        return new Accepted(facts);
    }

    static Decision rejected(Rejection.Reason reason, String expected) {
        return new Rejected(new Rejection(reason, expected));
    }

    /** In the order in which they are to be appended; empty: nothing is to be done and that is right. */
    record Accepted(List<Fact> facts) implements Decision {
        public Accepted {
            facts = List.copyOf(facts);
        }
    }

    /** Nothing happens, and the caller is told why. */
    record Rejected(Rejection rejection) implements Decision {}
}
