package org.sekimori.bus;

import java.util.List;
import java.util.Map;

/** Who stands in for whom, the latest first. */
public record DelegationsAnswer(List<Map<String, Object>> delegations) {
    public DelegationsAnswer {
        delegations = List.copyOf(delegations);
    }
}
