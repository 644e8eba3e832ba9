package org.sekimori.planted.exercise;

import org.sekimori.planted.pipeline.Thing;

/** Commands go over the bus only. */
record ImportsTooMuch(Thing thing) {}
