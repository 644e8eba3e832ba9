package org.sekimori.planted.projection;

import org.sekimori.planted.pipeline.Thing;

/** Commands go over the bus only. */
record ImportsTooMuch(Thing thing) {}
