package org.sekimori.journal;

import java.time.Instant;
import java.util.UUID;
import org.sekimori.operation.Subject;

/**
 * An entry ready to be appended. The bytes are canonical JSON and are hashed and stored exactly as they stand; the other
 * components repeat what the bytes say, for indexes and checks.
 */
public record NewEntry(UUID id, String type, Subject subject, long version, Instant recorded, byte[] bytes) {}
