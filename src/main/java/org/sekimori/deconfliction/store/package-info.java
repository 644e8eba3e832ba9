/**
 * The selector index in PostgreSQL: which other parties a registered version meets, found set-wise by ordinary ordered
 * indexes. May import pure {@code deconfliction}, {@code operation}, {@code activity} and the read side of
 * {@code journal}.
 *
 * <p>Its one surprise: it answers for a moment of the log, not for now. A version that was replaced later is still met by
 * the entries between, so that screening an entry twice, or late, gives the same answer.
 */
package org.sekimori.deconfliction.store;
