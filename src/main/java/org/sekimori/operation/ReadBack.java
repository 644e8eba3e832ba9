package org.sekimori.operation;

import java.time.Instant;

/**
 * The reading back (復唱確認) of a decision that was heard: the second desk calls the office that decided and says what was
 * recorded.
 *
 * @param to who listened at the office that decided
 * @param words as they were read back
 */
public record ReadBack(String to, Instant at, String words) {}
