package org.sekimori.planted.timer;

import org.sekimori.planted.console.Thing;

/** Who somebody is does not depend on the door. */
record ImportsTooMuch(Thing thing) {}
