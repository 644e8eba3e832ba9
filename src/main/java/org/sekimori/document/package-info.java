/**
 * Documents (文書): registered with a handling class, kept as bytes or, above the ceiling of the installation, by reference
 * only. Pure: may import {@code operation} only.
 *
 * <p>Source: the classes, their routes and the ceiling are policy ({@code handling.yaml}) [choice]. Code holds what no policy
 * may take away: no bytes above the ceiling, no marking stricter than the class carries, and what is registered in a seat of
 * the committee stays with the committee.
 *
 * <p>Its one surprise: a document is a subject of its own, not a part of its case's stream, so that the case does not even
 * count what the committee keeps.
 */
package org.sekimori.document;
