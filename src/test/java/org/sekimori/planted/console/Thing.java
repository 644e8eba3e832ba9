package org.sekimori.planted.console;

/** Something to import. */
public record Thing() {}
