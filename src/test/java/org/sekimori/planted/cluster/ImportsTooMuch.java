package org.sekimori.planted.cluster;

import org.sekimori.planted.operation.Thing;

/** The ground imports nothing of ours. */
record ImportsTooMuch(Thing thing) {}
