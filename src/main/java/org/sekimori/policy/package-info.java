/**
 * Who may, and under which rules: loads {@code policies/} as one set, validates every file of it, hashes it, and answers
 * with a {@link org.sekimori.policy.Verdict} whether a seat may do something. May import {@code operation} and
 * {@code activity}.
 *
 * <p>Its one surprise: an error while a policy is evaluated is a denial. Cedar skips a {@code forbid} that fails, so a
 * permit beside it would stand.
 */
package org.sekimori.policy;
