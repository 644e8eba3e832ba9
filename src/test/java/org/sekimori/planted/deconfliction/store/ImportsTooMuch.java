package org.sekimori.planted.deconfliction.store;

import org.sekimori.planted.pipeline.Thing;

/** A store starts no command. */
record ImportsTooMuch(Thing thing) {}
