package org.sekimori.journal;

/** An entry without its event: what an explorer may show to anyone who may read entries. */
public record EntryHeader(long index, String type, int schema, EntryStamp stamp) {}
