package org.sekimori.planted.activity;

/** Something to import. */
public record Thing() {}
