package org.sekimori.bus;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Items as the contract describes them, the most pressing first; persons stand as {@code PersonId}. */
public record DeskAnswer(Instant asOf, List<Map<String, Object>> mine, List<Map<String, Object>> others) {
    public DeskAnswer {
        mine = List.copyOf(mine);
        others = List.copyOf(others);
    }
}
