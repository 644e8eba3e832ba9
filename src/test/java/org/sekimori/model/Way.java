package org.sekimori.model;

/** How the next command of a walk is chosen. */
enum Way {
    /** What brings the case nearer to its end. */
    AHEAD(14),
    /** Anything that would be taken; what ends a case is rare. */
    ABOUT(7),
    /** Anything that would be refused. */
    AMISS(4),
    /** What would be taken, but given by somebody else, in a seat of theirs or of others. */
    BY_SOMEBODY(2),
    /** What was taken before, given anew. */
    ANEW(1),
    /** With a version: the last one, or another. */
    AT_VERSION(2),
    /** The last command again, under its own key. */
    REPEATED(1),
    /** Other words under the key of the last command. */
    KEY_REUSED(1);

    private final int weight;

    Way(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
