package org.sekimori.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.activity.Activities;
import org.sekimori.activity.Activity;
import org.sekimori.activity.ActivityCommand;
import org.sekimori.activity.Campaign;
import org.sekimori.activity.CampaignCommand;
import org.sekimori.activity.Campaigns;
import org.sekimori.activity.Registration;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.operation.Act;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Floors;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;

/** The room of campaigns and of the instruments other than operations. */
public final class ActivityRoom implements Room {
    @Override
    public String name() {
        return "activity";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        var commands = new HashMap<>(Activities.COMMANDS);
        commands.remove("activity-screen");
        commands.putAll(Campaigns.COMMANDS);
        return Map.copyOf(commands);
    }

    @Override
    public Subject subject(Envelope envelope, Act act) {
        var kind = envelope.command() instanceof CampaignCommand ? Subject.Kind.CAMPAIGN : Subject.Kind.ACTIVITY;
        return new Subject(kind, envelope.subject().orElse(act.id(0)));
    }

    @Override
    public World load(Envelope envelope, Subject subject, States.View view) {
        var world = view.load(subject);
        return named(envelope.command())
                .map(campaign -> world.with(view.load(subject(campaign))))
                .orElse(world);
    }

    private static Optional<CampaignId> named(Command command) {
        return switch (command) {
            case ActivityCommand.Create create -> create.campaign();
            case ActivityCommand.Revise revise -> revise.campaign();
            default -> Optional.empty();
        };
    }

    private static Subject subject(CampaignId campaign) {
        return new Subject(Subject.Kind.CAMPAIGN, campaign.value());
    }

    @Override
    public Optional<Question> question(Envelope envelope, Subject subject, World world, Act act) {
        if (envelope.subject().isPresent() && world.version(subject) == 0) {
            return Optional.empty();
        }
        var kind = envelope.command() instanceof ActivityCommand.Create create
                ? Optional.of(create.kind())
                : world.state(subject, Record.class)
                        .filter(Activity.class::isInstance)
                        .map(state -> ((Activity) state).registration().kind());
        var standing = Standing.outside(act.actor(), act.rules(), act.now());
        return Optional.of(new Question(
                Optional.empty(),
                standing,
                Optional.empty(),
                kind.map(Activity.Kind::wire),
                envelope.subject().map(_ -> new Reading(reading(envelope.command()), standing))));
    }

    private static String reading(Command command) {
        return command instanceof CampaignCommand ? "read-campaign" : "read-activity";
    }

    @Override
    public Decision decide(Envelope envelope, Subject subject, World world, Act act) {
        return switch (envelope.command()) {
            case ActivityCommand command ->
                Activities.decide(world.state(subject, Activity.class), campaign(command, world), command, act);
            case CampaignCommand command -> Campaigns.decide(world.state(subject, Campaign.class), command, act);
            default -> throw new IllegalArgumentException("expected a command about an activity or a campaign");
        };
    }

    private static Optional<Campaign> campaign(Command command, World world) {
        return named(command).flatMap(id -> world.state(subject(id), Campaign.class));
    }

    @Override
    public Optional<Outcome.Unfit> unfit(Command command, Floors floors) {
        return switch (command) {
            case ActivityCommand.Create create -> unfit(create.registration(), floors);
            case ActivityCommand.Revise revise -> unfit(revise.registration(), floors);
            default -> Optional.empty();
        };
    }

    private static Optional<Outcome.Unfit> unfit(Registration registration, Floors floors) {
        return Selectors.check(registration.selectors().items(), floors, n -> "/selectors/" + n + "/value");
    }

    @Override
    public List<Selector> selectors(Command command) {
        return switch (command) {
            case ActivityCommand.Create create -> create.selectors().items();
            case ActivityCommand.Revise revise -> revise.selectors().items();
            default -> List.of();
        };
    }

    @Override
    public Command plain(Command command) {
        return switch (command) {
            case ActivityCommand.Create create -> create.with(Selectors.refanged(create.selectors()));
            case ActivityCommand.Revise revise -> revise.with(Selectors.refanged(revise.selectors()));
            default -> command;
        };
    }

    @Override
    public Optional<Record> kept(Envelope envelope, Subject subject, World world) {
        return switch (envelope.command()) {
            case ActivityCommand.Revise _ ->
                world.state(subject, Activity.class).map(Activity::registration);
            case CampaignCommand.Revise _ ->
                world.state(subject, Campaign.class)
                        .map(before -> new CampaignCommand.Revise(
                                before.title(), before.threat(), before.responsePolicy(), before.marking()));
            default -> Optional.empty();
        };
    }
}
