package org.sekimori.planted.policy;

/** Something to import. */
public record Thing() {}
