/**
 * Tasking (下命): one officer of each executing agency is ordered, accepts, acknowledges every condition and becomes ready;
 * the agency director starts. Nobody is tasked and nothing starts unless every consent is in force at that instant, the
 * current scope was screened, and no conflict of the case is open.
 *
 * <p>Sources: Police Duties Execution Act, art 6-2: abroad only officers of the National Police Agency, never of a prefecture.
 * Self-Defense Forces Act, art 91-3: jointly with the police, hence a named police partner who is tasked first. The rest is
 * the hub's own order.
 *
 * <p>May import {@code operation} only. Its one surprise: when the police partner declines, the SDF task that names this officer
 * is no longer good for a start; it is declined too and given anew.
 */
package org.sekimori.phase.tasking;
