package org.sekimori.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.activity.Activity.State;
import org.sekimori.operation.Act;
import org.sekimori.operation.ActivityId;
import org.sekimori.operation.Command;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;

/** The rules of an activity: planned → under way → done, or cancelled; run by the desk of its kind. */
public final class Activities {
    /** How many conflicts one {@link ActivityEvent.Screened} names at most: a clear list holds no more. */
    static final int CHANGED_COUNT = 100;

    public static final Map<String, Class<? extends Command>> COMMANDS = Map.of(
            "activity-create", ActivityCommand.Create.class,
            "activity-revise", ActivityCommand.Revise.class,
            "activity-start", ActivityCommand.Start.class,
            "activity-close", ActivityCommand.Close.class,
            "activity-cancel", ActivityCommand.Cancel.class,
            "activity-screen", ActivityCommand.Screen.class);

    public static final Descriptor DESCRIPTOR = new Descriptor(Map.<String, Class<? extends Event>>of(
            "org.sekimori.activity.Registered", ActivityEvent.Registered.class,
            "org.sekimori.activity.Revised", ActivityEvent.Revised.class,
            "org.sekimori.activity.Started", ActivityEvent.Started.class,
            "org.sekimori.activity.Closed", ActivityEvent.Closed.class,
            "org.sekimori.activity.Cancelled", ActivityEvent.Cancelled.class,
            "org.sekimori.activity.Screened", ActivityEvent.Screened.class));

    private Activities() {}

    /**
     * Decides one command.
     *
     * @param state empty for an activity that is to be registered
     * @param campaign the one that the command names, if it names one that exists
     */
    public static Decision decide(
            Optional<Activity> state, Optional<Campaign> campaign, ActivityCommand command, Act act) {
        if (command instanceof ActivityCommand.Create create) {
            return register(state, campaign, create, act);
        }
        return state.map(activity -> change(activity, campaign, command, act))
                .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected an activity"));
    }

    private static Decision register(
            Optional<Activity> state, Optional<Campaign> campaign, ActivityCommand.Create create, Act act) {
        if (state.isPresent()) {
            return Decision.rejected(Reason.ALREADY_EXISTS, "Expected no activity of this id yet");
        }
        var id = new ActivityId(act.id(0));
        var registered = new ActivityEvent.Registered(
                id,
                create.kind(),
                create.campaign(),
                create.title(),
                create.selectors(),
                create.window(),
                create.liaison(),
                create.marking());
        return wrong(create.registration(), campaign, act)
                .orElseGet(
                        () -> Decision.accepted(new Fact(new Subject(Subject.Kind.ACTIVITY, id.value()), registered)));
    }

    private static Decision change(Activity activity, Optional<Campaign> campaign, ActivityCommand command, Act act) {
        if (command instanceof ActivityCommand.Screen screen) {
            return screen(activity, screen.changed());
        }
        if (act.actor().seat() != activity.registration().kind().desk()) {
            return notTheDesk(activity.registration().kind());
        }
        if (activity.state().isFinal()) {
            return wrongState(activity, "planned or under-way");
        }
        return switch (command) {
            case ActivityCommand.Revise revise -> revise(activity, campaign, revise, act);
            case ActivityCommand.Start _ ->
                activity.state() == State.PLANNED
                        ? accepted(activity, new ActivityEvent.Started())
                        : wrongState(activity, "planned");
            case ActivityCommand.Close close ->
                activity.state() == State.UNDER_WAY
                        ? accepted(activity, new ActivityEvent.Closed(close.outcome()))
                        : wrongState(activity, "under-way");
            case ActivityCommand.Cancel cancel -> accepted(activity, new ActivityEvent.Cancelled(cancel.reason()));
            case ActivityCommand.Create _, ActivityCommand.Screen _ ->
                throw new IllegalArgumentException("expected a command that changes an activity");
        };
    }

    private static Decision revise(
            Activity activity, Optional<Campaign> campaign, ActivityCommand.Revise revise, Act act) {
        if (revise.kind() != activity.registration().kind()) {
            return Decision.rejected(Reason.OUT_OF_RANGE, "Expected the kind of the activity to stay");
        }
        var revised = new ActivityEvent.Revised(
                revise.kind(),
                revise.campaign(),
                revise.title(),
                revise.selectors(),
                revise.window(),
                revise.liaison(),
                revise.marking());
        return wrong(revise.registration(), campaign, act).orElseGet(() -> accepted(activity, revised));
    }

    private static Decision screen(Activity activity, List<ConflictId> changed) {
        var facts = new ArrayList<Fact>();
        var after = activity;
        for (int from = 0; from < changed.size(); from += CHANGED_COUNT) {
            var some = changed.subList(from, Math.min(changed.size(), from + CHANGED_COUNT));
            after = after.turned(some);
            facts.add(new Fact(activity.subject(), new ActivityEvent.Screened(after.open(), some)));
        }
        return Decision.accepted(facts);
    }

    private static Optional<Decision> wrong(Registration registration, Optional<Campaign> campaign, Act act) {
        if (act.actor().seat() != registration.kind().desk()) {
            return Optional.of(notTheDesk(registration.kind()));
        }
        if (!registration.campaign().equals(campaign.map(Campaign::id))) {
            return Optional.of(Decision.rejected(Reason.UNKNOWN_CAMPAIGN, "Expected a campaign that exists"));
        }
        return Optional.empty();
    }

    private static Decision notTheDesk(Activity.Kind kind) {
        return Decision.rejected(
                Reason.NOT_PERMITTED,
                "Expected the seat " + kind.desk().wire() + " for an activity of kind " + kind.wire());
    }

    private static Decision wrongState(Activity activity, String expected) {
        return Decision.rejected(
                Reason.WRONG_STAGE,
                "Expected an activity that is " + expected + " but it is "
                        + activity.state().wire());
    }

    private static Decision accepted(Activity activity, ActivityEvent event) {
        return Decision.accepted(new Fact(activity.subject(), event));
    }

    public static Activity evolve(Optional<Activity> state, ActivityEvent event, Stamp stamp) {
        if (event instanceof ActivityEvent.Registered registered) {
            if (state.isPresent()) {
                throw new CorruptState(event, "a registered activity");
            }
            return new Activity(registered.activity(), registered.registration(), State.PLANNED, 1, Map.of());
        }
        var activity = state.orElseThrow(() -> new CorruptState(event, "nothing"));
        return switch (event) {
            case ActivityEvent.Revised revised -> activity.revised(revised.registration());
            case ActivityEvent.Started _ -> activity.in(State.UNDER_WAY);
            case ActivityEvent.Closed _ -> activity.in(State.DONE);
            case ActivityEvent.Cancelled _ -> activity.in(State.CANCELLED);
            case ActivityEvent.Screened screened -> screened(activity, screened);
            case ActivityEvent.Registered _ -> throw new CorruptState(event, "a registered activity");
        };
    }

    private static Activity screened(Activity activity, ActivityEvent.Screened screened) {
        var next = activity.turned(screened.changed());
        if (next.open() != screened.open()) {
            throw new CorruptState(screened, next.open() + " open conflicts");
        }
        return next;
    }

    /** The commands that the activity is ready for, whoever may give them. */
    public static List<Offer> offers(Activity activity) {
        return (switch (activity.state()) {
                    case PLANNED -> Stream.of("activity-start", "activity-revise", "activity-cancel");
                    case UNDER_WAY -> Stream.of("activity-close", "activity-revise", "activity-cancel");
                    case DONE, CANCELLED -> Stream.<String>of();
                })
                .map(Offer::of)
                .toList();
    }
}
