/**
 * Statutory figures (Act 42 art 61) and those for internal use: one pure fold over entries. Pure: may import
 * {@code operation} only.
 *
 * <p>It reads what stands in clear in the entries of cases and nothing else, so whoever holds the log can count the same
 * without a single disclosure. It counts acts, each in the year in Japan in which it was recorded.
 *
 * <p>Its one surprise: events are told by the names of their types, as an outsider reads them, and not by the records of the
 * phases; those names never change once written.
 */
package org.sekimori.figures;
