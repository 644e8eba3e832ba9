package org.sekimori.activity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;

/** The rules of a campaign. */
public final class Campaigns {
    public static final Map<String, Class<? extends Command>> COMMANDS =
            Map.of("campaign-create", CampaignCommand.Create.class);

    public static final Descriptor DESCRIPTOR =
            new Descriptor(Map.of("org.sekimori.campaign.Opened", CampaignEvent.Opened.class));

    private Campaigns() {}

    /** {@code state} is empty for a campaign that is to be opened. */
    public static Decision decide(Optional<Campaign> state, CampaignCommand command, Act act) {
        return switch (command) {
            case CampaignCommand.Create create -> open(state, create, act);
        };
    }

    private static Decision open(Optional<Campaign> state, CampaignCommand.Create create, Act act) {
        if (state.isPresent()) {
            return Decision.rejected(Reason.ALREADY_EXISTS, "Expected no campaign of this id yet");
        }
        var id = new CampaignId(act.id(0));
        var opened = new CampaignEvent.Opened(
                id, create.title(), create.threat(), create.responsePolicy(), create.marking());
        return Decision.accepted(new Fact(new Subject(Subject.Kind.CAMPAIGN, id.value()), opened));
    }

    public static Campaign evolve(Optional<Campaign> state, CampaignEvent event, Stamp stamp) {
        return switch (event) {
            case CampaignEvent.Opened opened -> {
                if (state.isPresent()) {
                    throw new CorruptState(event, "an open campaign");
                }
                yield new Campaign(
                        opened.campaign(), opened.title(), opened.threat(), opened.responsePolicy(), opened.marking());
            }
        };
    }

    public static List<Offer> offers(Campaign campaign) {
        return List.of();
    }
}
