package org.sekimori.planted.attic;

/** In no room of the table, and its package says nothing. */
record Stray() {}
