/**
 * Timekeeping: what time itself brings. Owners are warned, obligations are breached, a halt that no sitting upheld lapses, and
 * whatever ended stops what depends on it. The window's end is closing's.
 *
 * <p>Source: none in law; that a consent, an order and a designation hold until they end, and no longer, is in the terms
 * themselves. How long each obligation may take is policy.
 *
 * <p>May import {@code operation} only. Its one surprise: one command keeps every appointment that is due, in their order, so
 * that nothing is lost and nothing comes twice, however late the hub looks at the clock.
 */
package org.sekimori.phase.timekeeping;
