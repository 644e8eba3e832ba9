package org.sekimori.identity;

import java.time.Instant;

/** What a valid token says: who, and until when. */
public record Verified(String subject, Instant expires) {}
