/**
 * Oversight: the committee (サイバー通信情報監理委員会) sits (会議), somebody moves, everybody who sits votes on the motion's bytes, who
 * presides closes. The outcome approves, refuses or returns a case, asks for a supplement, confirms, recommends, revokes,
 * upholds or lifts the committee's halt.
 *
 * <p>Source: Act 42 of 2025, chapter 8: quorum of the chair or the designated deputy and at least two members; a tie is decided
 * by the chair. Policy may ask for more members, never for fewer.
 *
 * <p>Who sits may change while a sitting goes on, and every count is over P as it then stands. A member who leaves is no
 * longer of P: the vote rests, and counts again upon a return, for nobody votes twice on one motion. A member who is recused
 * was never to take part: the vote on the motion that stands is struck, and there is no return. When the chair leaves or is
 * recused the deputy presides, and the chair again after coming back; where neither is left, the sitting can only be adjourned
 * or wait for one of them. Experts are heard and never counted.
 *
 * <p>May import {@code operation} only. Its one surprise: two subjects change together. The sitting's own stream holds what is
 * said, for the committee alone; the case learns that a sitting is open, what came of it, and that it is over, and cannot
 * tell a failed motion from an adjournment.
 */
package org.sekimori.phase.oversight;
