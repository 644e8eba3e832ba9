package org.sekimori.planted.deconfliction;

import org.sekimori.planted.policy.Thing;

/** What is pure asks no policy. */
record ImportsTooMuch(Thing thing) {}
