package org.sekimori.operation;

import java.time.Duration;

/**
 * Which series of requests of an organisation are taken for a search.
 *
 * @param parts requests about a part of one whole, at least
 * @param within how long ago the whole was asked about, at most
 * @param most selectors of a request that is looked at: a search ends in few
 */
public record Narrowings(int parts, Duration within, int most) {}
