/**
 * Reviewing: each gate (関門) of kind single or recorded is granted, refused or returned by its seat; the last grant before the
 * measure authorises. In urgency the agency director invokes the exception lane (ただし書).
 *
 * <p>Sources: which gates there are, for which cases and in which order, is policy ({@code gates.yaml}), also where law or
 * reports ask for them. Code holds what no policy may take away: the applicant decides no gate of the case, nobody decides for
 * two bodies, a decision names the scope that it saw, and the exception lane skips the committee's prior approval and nothing
 * else. The law behind the exception lane also asks for notice and confirmation; see {@code phase.closing} and
 * {@code phase.oversight}.
 *
 * <p>May import {@code operation} only. Its one surprise: a gate whose consent has expired is open again.
 */
package org.sekimori.phase.review;
