package org.sekimori.activity;

import java.util.Objects;
import java.util.Optional;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Subject;

/**
 * A campaign (事案): operations and activities against one threat.
 *
 * @param responsePolicy 対処方針
 * @param history of the response policy; empty for a campaign that was opened before it was kept
 */
public record Campaign(
        CampaignId id,
        Sealed<String> title,
        Sealed<String> threat,
        Sealed<String> responsePolicy,
        Marking marking,
        Optional<PolicyHistory> history) {
    public Campaign {
        Objects.requireNonNull(id);
    }

    public Subject subject() {
        return new Subject(Subject.Kind.CAMPAIGN, id.value());
    }
}
