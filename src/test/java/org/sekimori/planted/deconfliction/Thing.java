package org.sekimori.planted.deconfliction;

/** Something to import. */
public record Thing() {}
