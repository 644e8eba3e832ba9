package org.sekimori.bus;

import java.util.List;
import java.util.Optional;
import org.sekimori.activity.OpenWindow;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Command;
import org.sekimori.operation.Selector;

/**
 * What somebody wants to know of selectors before anything is registered.
 *
 * @param purpose what the caller is about; kept sealed
 */
public record Check(Optional<CampaignId> campaign, String purpose, List<Selector> selectors, OpenWindow window)
        implements Command {
    public Check {
        selectors = List.copyOf(selectors);
    }
}
