package org.sekimori.planted.operation;

/** Something to import. */
public record Thing() {}
