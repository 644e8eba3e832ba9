package org.sekimori.journal;

import org.sekimori.operation.Subject;

/** The folded state of a subject at a version, written in the transaction that appended that version. */
public record Snapshot(Subject subject, long version, byte[] bytes) {}
