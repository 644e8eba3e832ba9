package org.sekimori.activity;

import java.util.Objects;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Subject;

/**
 * A campaign (事案): operations and activities against one threat.
 *
 * @param responsePolicy 対処方針
 */
public record Campaign(
        CampaignId id, Sealed<String> title, Sealed<String> threat, Sealed<String> responsePolicy, Marking marking) {
    public Campaign {
        Objects.requireNonNull(id);
    }

    public Subject subject() {
        return new Subject(Subject.Kind.CAMPAIGN, id.value());
    }
}
