package org.sekimori.pipeline;

import java.util.Optional;
import org.sekimori.Journey;
import org.sekimori.activity.Activities;
import org.sekimori.activity.Activity;
import org.sekimori.activity.ActivityCommand;
import org.sekimori.activity.ActivityEvent;
import org.sekimori.activity.Campaign;
import org.sekimori.activity.CampaignCommand;
import org.sekimori.activity.CampaignEvent;
import org.sekimori.activity.Campaigns;
import org.sekimori.deconfliction.Alarm;
import org.sekimori.deconfliction.AlarmEvent;
import org.sekimori.deconfliction.Alarms;
import org.sekimori.deconfliction.Conflict;
import org.sekimori.deconfliction.ConflictEvent;
import org.sekimori.deconfliction.Conflicts;
import org.sekimori.delegation.DelegationEvent;
import org.sekimori.delegation.Delegations;
import org.sekimori.delegation.Entrusted;
import org.sekimori.document.DocumentCommand;
import org.sekimori.document.DocumentEvent;
import org.sekimori.document.Documents;
import org.sekimori.operation.Document;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;
import org.sekimori.phase.proposal.ProposalCommand;

/** Folds every kind of subject by the room that owns it. */
public final class HubFolding implements Folding {
    @Override
    public Record evolve(Subject subject, Optional<Record> state, Event event, Stamp stamp) {
        return switch (subject.kind()) {
            case OPERATION ->
                Journey.evolve(
                                new Dossier(state.map(Operation.class::cast), Optional.empty()),
                                subject.kind(),
                                event,
                                stamp)
                        .operation()
                        .orElseThrow();
            case SITTING ->
                Journey.evolve(
                                new Dossier(Optional.empty(), state.map(Sitting.class::cast)),
                                subject.kind(),
                                event,
                                stamp)
                        .sitting()
                        .orElseThrow();
            case CONFLICT -> Conflicts.evolve(state.map(Conflict.class::cast), (ConflictEvent) event, stamp);
            case ALARM -> Alarms.evolve(state.map(Alarm.class::cast), (AlarmEvent) event, stamp);
            case ACTIVITY -> Activities.evolve(state.map(Activity.class::cast), (ActivityEvent) event, stamp);
            case DOCUMENT -> Documents.evolve(state.map(Document.class::cast), (DocumentEvent) event, stamp);
            case CAMPAIGN -> Campaigns.evolve(state.map(Campaign.class::cast), (CampaignEvent) event, stamp);
            case PERSON -> Delegations.evolve(state.map(Entrusted.class::cast), (DelegationEvent) event, stamp);
            case HUB ->
                throw new IllegalArgumentException(
                        "nothing is decided about " + subject.kind().wire());
        };
    }

    @Override
    public Class<? extends Record> stateOf(Subject.Kind kind) {
        return switch (kind) {
            case OPERATION -> Operation.class;
            case SITTING -> Sitting.class;
            case CONFLICT -> Conflict.class;
            case ALARM -> Alarm.class;
            case ACTIVITY -> Activity.class;
            case CAMPAIGN -> Campaign.class;
            case DOCUMENT -> Document.class;
            case PERSON -> Entrusted.class;
            case HUB -> AccessLog.Tally.class;
        };
    }

    @Override
    public String stateName(Record state) {
        return switch (state) {
            case Operation operation -> operation.stage().wire();
            case Sitting sitting -> sitting.state().wire();
            case Conflict conflict -> conflict.state().wire();
            case Alarm alarm -> alarm.answered().isPresent() ? "answered" : "raised";
            case Activity activity -> activity.state().wire();
            case Document _ -> "registered";
            case Entrusted _ -> "entrusted";
            default -> "open";
        };
    }

    @Override
    public long shown(Record state, long version) {
        return state instanceof Activity activity ? activity.shown(version) : version;
    }

    @Override
    public Marking marking(Object stateOrCommand) {
        return switch (stateOrCommand) {
            case Operation operation -> operation.proposal().marking();
            case Activity activity -> activity.registration().marking();
            case Campaign campaign -> campaign.marking();
            case Document document -> document.marking();
            case DocumentCommand.Register register -> register.marking();
            case ProposalCommand.Create create -> create.proposal().marking();
            case ActivityCommand.Create create -> create.marking();
            case CampaignCommand.Create create -> create.marking();
            default -> Marking.AMBER_STRICT;
        };
    }
}
