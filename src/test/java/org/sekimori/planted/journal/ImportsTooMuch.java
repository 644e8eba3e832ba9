package org.sekimori.planted.journal;

import org.sekimori.planted.policy.Thing;

/** The journal asks no policy. */
record ImportsTooMuch(Thing thing) {}
