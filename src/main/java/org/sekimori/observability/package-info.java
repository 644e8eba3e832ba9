/**
 * What the hub measures about itself, in Prometheus's format.
 *
 * <p>Owns the one registry; imports nothing of ours.
 *
 * <p>The surprise: a label's value must come from a short fixed list (a phase, an outcome), never from an id or a path
 * that a caller chose, or the memory of the registry grows with every stranger.
 */
package org.sekimori.observability;
