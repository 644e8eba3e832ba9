package org.sekimori.journal;

/**
 * A sealed content kept apart from its entry (RFC 9901).
 *
 * @param digest base64url(SHA-256(ASCII of text)), unpadded
 * @param text base64url of {@code [salt, name, value]} or, for an element of a list, {@code [salt, value]}; never re-encoded
 */
public record Disclosure(String digest, String text) {}
