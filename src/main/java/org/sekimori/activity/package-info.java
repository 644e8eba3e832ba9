/**
 * Campaigns (事案) and the instruments beside operations: takedowns, attributions, publications, hunts, allied operations,
 * investigations, diplomatic responses. Pure: may import {@code operation} only.
 *
 * <p>Its one surprise: whether a selector can be read at all is not decided here. Whoever hands a registration in has
 * normalised its selectors before, since the normal form belongs to deconfliction.
 */
package org.sekimori.activity;
