package org.sekimori.planted.projection;

import org.sekimori.planted.journal.Append;

/** Read models have the read side of the journal. */
record Appends(Append append) {}
