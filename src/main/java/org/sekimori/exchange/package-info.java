/**
 * What other authorities send and take, in their formats. Owns STIX 2.1: a bundle becomes registrations of activities, which then
 * go the way of all others. May import what outer rooms may; nothing here changes the hub.
 *
 * <p>Its one surprise: what a bundle says and a registration cannot is an answer, not an error, so that nothing is dropped in
 * silence.
 */
package org.sekimori.exchange;
