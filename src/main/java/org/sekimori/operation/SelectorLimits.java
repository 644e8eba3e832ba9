package org.sekimori.operation;

import java.util.Map;

/**
 * How many selectors an organisation may ask about in a day of Japan, over everything that asks.
 *
 * @param perDay of an organisation that is not named
 */
public record SelectorLimits(int perDay, Map<Organisation, Integer> organisations) {
    public SelectorLimits {
        organisations = Map.copyOf(organisations);
    }

    public int of(Organisation organisation) {
        return organisations.getOrDefault(organisation, perDay);
    }
}
