package org.sekimori.journal;

import java.util.List;

/** Where an entry's bytes come from. Reading may block. */
@FunctionalInterface
public interface EntrySource {
    /** The bytes of entries {@code from, from+1, …}: at most {@code limit}, at least one unless there is none. */
    List<byte[]> entries(long from, int limit);
}
