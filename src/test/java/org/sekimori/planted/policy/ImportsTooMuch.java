package org.sekimori.planted.policy;

import org.sekimori.planted.journal.Thing;

/** Policies know no journal. */
record ImportsTooMuch(Thing thing) {}
