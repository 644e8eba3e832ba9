package org.sekimori.planted.bus;

import org.sekimori.planted.journal.Thing;

/** The bus carries, and keeps nothing. */
record ImportsTooMuch(Thing thing) {}
