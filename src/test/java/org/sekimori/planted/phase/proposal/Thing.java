package org.sekimori.planted.phase.proposal;

/** Something to import. */
public record Thing() {}
