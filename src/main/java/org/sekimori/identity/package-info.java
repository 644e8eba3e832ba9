/**
 * Who is calling: bearer tokens, browser sessions, signing in by the configured issuer, the demo issuer. May import
 * {@code operation} and {@code journal}.
 *
 * <p>Its one surprise: a token or session only says <em>who</em>. Seats, organisation and designations come from the
 * directory alone, so a token that claims a seat claims nothing.
 */
package org.sekimori.identity;
