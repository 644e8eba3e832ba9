/**
 * Plays a scenario: a declarative file of who does what in which order, driven through HTTP like any client would.
 *
 * <p>Imports nothing of ours: what it knows of the hub is the published contract. Its surprise: a scenario has no ids. It
 * names what the hub answered ({@code $operation.id}, {@code $case.scopeHash}) and the player looks it up at that step.
 */
package org.sekimori.play;
