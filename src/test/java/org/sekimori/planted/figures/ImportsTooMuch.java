package org.sekimori.planted.figures;

import org.sekimori.planted.journal.Thing;

/** Figures are counted wherever entries can be read, so they know no journal. */
record ImportsTooMuch(Thing thing) {}
