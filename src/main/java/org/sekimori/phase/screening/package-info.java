/**
 * Screening: after each submission or revision deconfliction looks for conflicts, and the case waits until none of its own is
 * open. Each later change of a conflict is told to the case as well; tasking and start need a screening of the current scope.
 *
 * <p>Source: none in law; the hub's own order (衝突調整).
 *
 * <p>May import {@code operation} only. Its one surprise: the entry names the conflicts that turned, not how they stand; the
 * state turns them. A case whose gates are all granted goes from here straight to {@code authorised}.
 */
package org.sekimori.phase.screening;
