package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** Names a campaign (事案). */
public record CampaignId(UUID value) implements Id {
    public CampaignId {
        Objects.requireNonNull(value);
    }
}
