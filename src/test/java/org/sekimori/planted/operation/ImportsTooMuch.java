package org.sekimori.planted.operation;

import org.sekimori.planted.activity.Thing;

/** The nouns know no aggregate. */
record ImportsTooMuch(Thing thing) {}
