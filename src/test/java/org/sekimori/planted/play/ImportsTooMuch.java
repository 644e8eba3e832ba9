package org.sekimori.planted.play;

import org.sekimori.planted.operation.Thing;

/** A client like any other. */
record ImportsTooMuch(Thing thing) {}
