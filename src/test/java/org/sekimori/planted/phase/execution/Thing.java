package org.sekimori.planted.phase.execution;

/** Something to import. */
public record Thing() {}
