/**
 * Delegations (代理): who acts for a time in the seat of somebody else. Pure: may import {@code operation} only.
 *
 * <p>Source: which seats may be stood in for, by whom, for how long and who says so is policy ({@code delegations.yaml})
 * [choice]. Code holds what no policy may take away: never a seat of the committee [law], of the auditor, of a desk outside the
 * executive or of a designated officer [law]; never for oneself, never onward by whoever stands in, never backdated.
 *
 * <p>Its one surprise: an absence (不在) is no state of a person but the ground of a delegation. Nothing in the law or in the
 * life of an operation asks whether somebody is there; it only ever asks who may act.
 */
package org.sekimori.delegation;
