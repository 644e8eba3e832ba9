package org.sekimori.policy;

/**
 * One file of the set as it was read.
 *
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 */
public record PolicyFile(String name, String sha256, int sizeBytes, String text) {}
