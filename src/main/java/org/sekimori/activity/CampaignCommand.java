package org.sekimori.activity;

import org.sekimori.operation.Command;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Sealed;

/** What may be asked of a campaign. */
public sealed interface CampaignCommand extends Command {
    /** Opens a campaign; its id is the act's first. */
    record Create(Sealed<String> title, Sealed<String> threat, Sealed<String> responsePolicy, Marking marking)
            implements CampaignCommand {}

    /** Replaces what is said of a campaign whole; a response policy that is replaced stays readable. */
    record Revise(Sealed<String> title, Sealed<String> threat, Sealed<String> responsePolicy, Marking marking)
            implements CampaignCommand {}
}
