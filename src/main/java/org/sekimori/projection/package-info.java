/**
 * Read models: tables folded from the journal by a cursor, dropped and rebuilt at will. Authoritative for nothing; sealed
 * contents are read from the journal's states and disclosures at the time of asking. May import {@code operation},
 * {@code activity}, the states and events of {@code deconfliction}, and the read side of {@code journal}.
 *
 * <p>Its one surprise: visibility is part of each statement, decided before anything is counted, filtered or paged, and
 * every reading first waits until the tables have passed the end of the log.
 */
package org.sekimori.projection;
