/**
 * When time itself moves a case next: one row a subject, written by a cursor and looked up by the timers of every node. The
 * only SQL about it.
 *
 * <p>May import {@code operation} and the read side of {@code journal}. Its one surprise: nothing rests on a lease. It keeps
 * nodes from doing the same work twice; that nothing happens twice is the rules' and the journal's part.
 */
package org.sekimori.timer;
