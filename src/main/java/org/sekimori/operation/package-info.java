/**
 * The shared nouns of the hub: an operation, its scope, gates, tasks, halts and obligations; what a command, a decision
 * and a phase are. Pure: imports only {@code java.lang}, {@code java.util} and {@code java.time}.
 *
 * <p>Its one surprise: events that more than one phase writes ({@link org.sekimori.operation.GateEvent},
 * {@link org.sekimori.operation.HaltEvent}, {@link org.sekimori.operation.EndEvent},
 * {@link org.sekimori.operation.ObligationEvent}) live here, since phases never import each other.
 */
package org.sekimori.operation;
