package org.sekimori.bus;

import java.util.List;
import org.sekimori.operation.Lent;

/** The seats of others in which somebody may act now. */
public record LentAnswer(List<Lent> lent) {
    public LentAnswer {
        lent = List.copyOf(lent);
    }
}
