package org.sekimori.planted.phase.review;

import org.sekimori.planted.activity.Thing;

/** A phase knows the nouns only. */
record ImportsTooMuch(Thing thing) {}
