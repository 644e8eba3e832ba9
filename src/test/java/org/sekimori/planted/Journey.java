package org.sekimori.planted;

import org.sekimori.planted.activity.Thing;

/** The list of phases knows no aggregate besides. */
record Journey(Thing thing) {}
