/**
 * Proposing: a case is drafted, revised, submitted for approval (承認の求め), withdrawn. A proposal is consistent in itself,
 * and its applicant is a named officer with a current designation.
 *
 * <p>Source: Act 42 of 2025, art 61(2): the applicant of record is a named officer, not an agency. Everything else here is
 * the hub's own order: who may draft, what a revision takes back.
 *
 * <p>May import {@code operation} only. Its one surprise: which consents a revision takes back is decided once and stands in
 * the entry as {@code voids}; folding never works it out again. What is narrower by digest keeps every consent.
 */
package org.sekimori.phase.proposal;
