/**
 * Starts the hub and puts its rooms together: {@link org.sekimori.Sekimori} is the command line,
 * {@link org.sekimori.Journey} the only list of phases, {@code Node} a node in the order of its start, {@code Spine} the
 * inside above the bus, {@code Hub} all of it with the console. May import everything.
 *
 * <p>Its one surprise: nothing is decided here. What looks like a rule belongs into a room.
 */
package org.sekimori;
