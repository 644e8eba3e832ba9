package org.sekimori.planted.document;

import org.sekimori.planted.deconfliction.Thing;

/** A document knows the nouns only. */
record ImportsTooMuch(Thing thing) {}
