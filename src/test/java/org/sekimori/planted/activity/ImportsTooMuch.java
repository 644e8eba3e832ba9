package org.sekimori.planted.activity;

import org.sekimori.planted.deconfliction.Thing;

/** An aggregate knows the nouns only. */
record ImportsTooMuch(Thing thing) {}
