/**
 * Typed addresses and messages of the event bus, one codec per message family. May import {@code operation},
 * {@code activity} and the command and event records of the phases.
 *
 * <p>Its one surprise: commands never leave the node. What crosses nodes is the nudge, and every workflow passes when
 * all nudges are lost.
 */
package org.sekimori.bus;
