package org.sekimori.activity;

import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;

/** The rules of a campaign. */
public final class Campaigns {
    public static final Map<String, Class<? extends Command>> COMMANDS =
            Map.of("campaign-create", CampaignCommand.Create.class, "campaign-revise", CampaignCommand.Revise.class);

    public static final Descriptor DESCRIPTOR = new Descriptor(Map.of(
            "org.sekimori.campaign.Opened", CampaignEvent.Opened.class,
            "org.sekimori.campaign.Revised", CampaignEvent.Revised.class));

    private Campaigns() {}

    /** {@code state} is empty for a campaign that is to be opened. */
    public static Decision decide(Optional<Campaign> state, CampaignCommand command, Act act) {
        return switch (command) {
            case CampaignCommand.Create create -> open(state, create, act);
            case CampaignCommand.Revise revise ->
                state.map(campaign -> revise(campaign, revise))
                        .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a campaign"));
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

    private static Decision revise(Campaign campaign, CampaignCommand.Revise revise) {
        return Decision.accepted(new Fact(
                campaign.subject(),
                new CampaignEvent.Revised(revise.title(), revise.threat(), revise.responsePolicy(), revise.marking())));
    }

    public static Campaign evolve(Optional<Campaign> state, CampaignEvent event, Stamp stamp) {
        return switch (event) {
            case CampaignEvent.Opened opened -> {
                if (state.isPresent()) {
                    throw new CorruptState(event, "an open campaign");
                }
                yield new Campaign(
                        opened.campaign(),
                        opened.title(),
                        opened.threat(),
                        opened.responsePolicy(),
                        opened.marking(),
                        Optional.of(PolicyHistory.begun(
                                stamp.recorded(), stamp.actor().id())));
            }
            case CampaignEvent.Revised revised ->
                revised(state.orElseThrow(() -> new CorruptState(event, "nothing")), revised, stamp);
        };
    }

    private static Campaign revised(Campaign before, CampaignEvent.Revised revised, Stamp stamp) {
        var history = Texts.same(before.responsePolicy(), revised.responsePolicy())
                ? before.history()
                : Optional.of(PolicyHistory.after(
                        before.history(),
                        before.responsePolicy(),
                        stamp.recorded(),
                        stamp.actor().id()));
        return new Campaign(
                before.id(), revised.title(), revised.threat(), revised.responsePolicy(), revised.marking(), history);
    }
}
