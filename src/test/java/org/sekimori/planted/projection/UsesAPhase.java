package org.sekimori.planted.projection;

import org.sekimori.planted.phase.execution.Thing;

/** Read models see records of a phase, not its rules. */
record UsesAPhase(Thing thing) {}
