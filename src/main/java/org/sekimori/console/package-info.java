/**
 * The HTTP side of the hub: routes, bodies, problems, the live stream. May import {@code operation}, {@code bus},
 * command records, the read side of {@code journal} and {@code projection}, {@code identity}, the read side of
 * {@code policy}. Commands go over the bus only.
 *
 * <p>Its one surprise: {@code openapi.yaml} is not a description of the routes but their source. A command is a path with
 * {@code x-action} in it, and a path without a handler does not start.
 */
package org.sekimori.console;
