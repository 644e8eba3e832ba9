/**
 * The pure rules explored from end to end in a small world: two agencies, five members of the committee, a target at home
 * and one abroad, a few instants. From every state of the plain course and of its side ways, all sequences of commands to
 * a depth are given, by those who may give them and by some who may not; in every state it is asserted that nothing has
 * happened that never may. So that a green run means something, each rule is then taken away in turn, and the same
 * exploration must find what it kept from happening.
 */
package org.sekimori.model;
