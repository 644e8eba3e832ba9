package org.sekimori.journal;

/** What a log holds contradicts itself. Nobody catches this to carry on. Names the place, never the content. */
public final class CorruptJournal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a contradiction that belongs to no entry, as between a digest and its disclosure. */
    public CorruptJournal(String what) {
        super(what);
    }

    /** For a contradiction at an entry; {@code index} counts from 0. */
    public CorruptJournal(LogName log, long index, String what) {
        super("log " + log.wire() + ", index " + index + ": " + what);
    }
}
