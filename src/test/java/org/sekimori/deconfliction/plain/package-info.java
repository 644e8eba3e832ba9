/**
 * Overlap once more, from the sentences of the design alone, to compare the hub with. May import {@code operation} and
 * {@link org.sekimori.deconfliction.How}, and nothing else of the hub.
 *
 * <p>Its surprise: it is slow and long-winded on purpose. Addresses are numbers, domains are lists of labels, and every
 * reading is written a second time; what both programs get wrong in the same way must at least be wrong twice.
 */
package org.sekimori.deconfliction.plain;
