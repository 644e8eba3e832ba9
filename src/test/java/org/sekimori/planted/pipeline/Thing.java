package org.sekimori.planted.pipeline;

/** Something to import. */
public record Thing() {}
