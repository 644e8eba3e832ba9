/**
 * The pure rules explored from end to end in a small world: two agencies, five members of the committee, a target at home
 * and one abroad, a few instants. From every state of the plain course and of its side ways, all sequences of commands to
 * a depth are given, by those who may give them and by some who may not; in every state it is asserted that nothing has
 * happened that never may. It stops by itself, at {@code model.depth} moves, at {@code model.states} states or after
 * {@code model.seconds}, and says how far it came.
 *
 * <p>So that a green run means something, each rule is then taken away in turn, and the same exploration must find what it
 * kept from happening.
 *
 * <p>The same moves are then given at random to a running hub of two nodes, and what it answers, writes and shows is compared
 * with what the rules decide here upon the entries alone.
 *
 * <p>Not here: that a journal is append-only in fact (10), the routes of documents to readers (11) and the feeds of agencies
 * (12), which are matters of the journal and of reading; of the three it is asked what a state and a step can tell.
 */
package org.sekimori.model;
