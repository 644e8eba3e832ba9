package org.sekimori.activity;

import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Event;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Sealed;

/** What happened to a campaign. */
public sealed interface CampaignEvent extends Event {
    /** A campaign was opened. */
    record Opened(
            CampaignId campaign,
            Sealed<String> title,
            Sealed<String> threat,
            Sealed<String> responsePolicy,
            Marking marking)
            implements CampaignEvent {}

    /** What is said of it was replaced whole. */
    record Revised(Sealed<String> title, Sealed<String> threat, Sealed<String> responsePolicy, Marking marking)
            implements CampaignEvent {}
}
