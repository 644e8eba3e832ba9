package org.sekimori.planted.config;

/** Something to import. */
public record Thing() {}
