package org.sekimori.planted.phase.review;

import org.sekimori.planted.phase.proposal.Thing;

/** Phases never import each other. */
record ImportsAnotherPhase(Thing thing) {}
