/**
 * Closing: the agency reports and answers each condition, tells the committee of a measure without prior approval, answers its
 * recommendations; the coordinator closes. Revocation and expiry end a case earlier.
 *
 * <p>Source: Act 42 of 2025, chapter 8: in the exception lane (ただし書) notice follows (事後通知), and the committee confirms (確認)
 * or recommends (勧告); the case does not close before. Elsewhere the confirmation is policy, a gate of stage reported.
 *
 * <p>May import {@code operation} only. Its one surprise: revoked or expired after the start, a case is not over but
 * {@code ended}, so that the report is still owed.
 */
package org.sekimori.phase.closing;
