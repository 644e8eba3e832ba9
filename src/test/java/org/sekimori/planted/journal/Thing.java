package org.sekimori.planted.journal;

/** Something to import. */
public record Thing() {}
