package org.sekimori.planted.journal;

/** What only few may make. */
public record Append() {}
