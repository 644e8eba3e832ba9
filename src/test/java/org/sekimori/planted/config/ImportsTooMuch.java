package org.sekimori.planted.config;

import org.sekimori.planted.operation.Thing;

/** The ground imports nothing of ours. */
record ImportsTooMuch(Thing thing) {}
