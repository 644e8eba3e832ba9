package org.sekimori.planted.database;

import org.sekimori.planted.journal.Thing;

/** It holds no table of the hub. */
record ImportsTooMuch(Thing thing) {}
