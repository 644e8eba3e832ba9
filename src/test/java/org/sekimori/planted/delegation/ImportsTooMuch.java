package org.sekimori.planted.delegation;

import org.sekimori.planted.deconfliction.Thing;

/** A delegation knows the nouns only. */
record ImportsTooMuch(Thing thing) {}
