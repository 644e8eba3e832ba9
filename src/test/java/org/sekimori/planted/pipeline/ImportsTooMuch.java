package org.sekimori.planted.pipeline;

import org.sekimori.planted.console.Thing;

/** The path knows nobody who takes it. */
record ImportsTooMuch(Thing thing) {}
