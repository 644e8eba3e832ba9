package org.sekimori.activity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.sekimori.operation.Instrument;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;

/** The rules of an activity: planned → under way → done, or cancelled; led by the desk that policy names for its kind. */
public final class Activities {
    /** How many conflicts one {@link ActivityEvent.Screened} names at most: a clear list holds no more. */
    static final int CHANGED_COUNT = 100;

    /** The type of an entry that tells of conflicts; whoever may not read those must not notice it. */
    public static final String SCREENED = "org.sekimori.activity.Screened";

    public static final Map<String, Class<? extends Command>> COMMANDS =
            Map.<String, Class<? extends Command>>ofEntries(
                    Map.entry("activity-create", ActivityCommand.Create.class),
                    Map.entry("activity-revise", ActivityCommand.Revise.class),
                    Map.entry("activity-start", ActivityCommand.Start.class),
                    Map.entry("activity-allow-open-end", ActivityCommand.AllowOpenEnd.class),
                    Map.entry("activity-record", ActivityCommand.RecordStep.class),
                    Map.entry("activity-clear", ActivityCommand.Clear.class),
                    Map.entry("activity-withhold", ActivityCommand.Withhold.class),
                    Map.entry("activity-publish", ActivityCommand.Publish.class),
                    Map.entry("activity-close", ActivityCommand.Close.class),
                    Map.entry("activity-cancel", ActivityCommand.Cancel.class),
                    Map.entry("activity-screen", ActivityCommand.Screen.class));

    public static final Descriptor DESCRIPTOR = new Descriptor(Map.<String, Class<? extends Event>>ofEntries(
            Map.entry("org.sekimori.activity.Registered", ActivityEvent.Registered.class),
            Map.entry("org.sekimori.activity.Revised", ActivityEvent.Revised.class),
            Map.entry("org.sekimori.activity.Started", ActivityEvent.Started.class),
            Map.entry("org.sekimori.activity.OpenEndAllowed", ActivityEvent.OpenEndAllowed.class),
            Map.entry("org.sekimori.activity.StepRecorded", ActivityEvent.StepRecorded.class),
            Map.entry("org.sekimori.activity.Cleared", ActivityEvent.Cleared.class),
            Map.entry("org.sekimori.activity.ClearanceWithheld", ActivityEvent.ClearanceWithheld.class),
            Map.entry("org.sekimori.activity.ClearancesTakenBack", ActivityEvent.ClearancesTakenBack.class),
            Map.entry("org.sekimori.activity.Published", ActivityEvent.Published.class),
            Map.entry("org.sekimori.activity.Closed", ActivityEvent.Closed.class),
            Map.entry("org.sekimori.activity.Cancelled", ActivityEvent.Cancelled.class),
            Map.entry(SCREENED, ActivityEvent.Screened.class)));

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
                create.marking(),
                create.whyNoLesser());
        return wrong(create.registration(), campaign, act)
                .orElseGet(
                        () -> Decision.accepted(new Fact(new Subject(Subject.Kind.ACTIVITY, id.value()), registered)));
    }

    private static Decision change(Activity activity, Optional<Campaign> campaign, ActivityCommand command, Act act) {
        if (command instanceof ActivityCommand.Screen screen) {
            return screen(activity, screen.changed());
        }
        var instrument = act.rules().instrument(activity.registration().kind().wire());
        return instrument
                .map(how -> change(activity, campaign, command, new Recording(activity, how, act)))
                .orElseGet(() -> notTheDesk(activity.registration().kind(), act));
    }

    private static Decision change(
            Activity activity, Optional<Campaign> campaign, ActivityCommand command, Recording recording) {
        var act = recording.act();
        return switch (command) {
            case ActivityCommand.Clear clear -> recording.clear(clear);
            case ActivityCommand.Withhold withhold -> recording.withhold(withhold);
            case ActivityCommand.AllowOpenEnd allow -> recording.withoutEnd().allow(allow);
            default -> {
                if (act.actor().seat() != recording.instrument().desk()) {
                    yield notTheDesk(activity.registration().kind(), act);
                }
                yield activity.state().isFinal()
                        ? wrongState(activity, "planned or under-way")
                        : led(activity, campaign, command, recording);
            }
        };
    }

    private static Decision led(
            Activity activity, Optional<Campaign> campaign, ActivityCommand command, Recording recording) {
        return switch (command) {
            case ActivityCommand.Revise revise -> revise(activity, campaign, revise, recording);
            case ActivityCommand.Start _ ->
                activity.state() == State.PLANNED
                        ? recording
                                .withoutEnd()
                                .started()
                                .then(() -> List.of(new Fact(activity.subject(), new ActivityEvent.Started())))
                        : wrongState(activity, "planned");
            case ActivityCommand.RecordStep step -> recording.record(step);
            case ActivityCommand.Publish publish -> recording.publish(publish);
            case ActivityCommand.Close close ->
                activity.state() == State.UNDER_WAY
                        ? recording
                                .unpublished()
                                .orElseGet(() -> accepted(activity, new ActivityEvent.Closed(close.outcome())))
                        : wrongState(activity, "under-way");
            case ActivityCommand.Cancel cancel -> accepted(activity, new ActivityEvent.Cancelled(cancel.reason()));
            case ActivityCommand.Create _,
                    ActivityCommand.Screen _,
                    ActivityCommand.Clear _,
                    ActivityCommand.AllowOpenEnd _,
                    ActivityCommand.Withhold _ ->
                throw new IllegalArgumentException("expected a command by which a desk leads an activity");
        };
    }

    private static Decision revise(
            Activity activity, Optional<Campaign> campaign, ActivityCommand.Revise revise, Recording recording) {
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
                revise.marking(),
                revise.whyNoLesser());
        return wrong(revise.registration(), campaign, recording.act()).orElseGet(() -> recording.revise(revised));
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
        if (!desk(registration.kind(), act).equals(Optional.of(act.actor().seat()))) {
            return Optional.of(notTheDesk(registration.kind(), act));
        }
        if (!registration.campaign().equals(campaign.map(Campaign::id))) {
            return Optional.of(Decision.rejected(Reason.UNKNOWN_CAMPAIGN, "Expected a campaign that exists"));
        }
        return Optional.empty();
    }

    private static Optional<Seat> desk(Activity.Kind kind, Act act) {
        return act.rules().instrument(kind.wire()).map(Instrument::desk);
    }

    private static Decision notTheDesk(Activity.Kind kind, Act act) {
        return Decision.rejected(
                Reason.NOT_PERMITTED,
                "Expected the seat " + desk(kind, act).map(Seat::wire).orElse("that leads it")
                        + " for an activity of kind " + kind.wire());
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
            return new Activity(
                    registered.activity(),
                    registered.registration(),
                    State.PLANNED,
                    1,
                    Map.of(),
                    Optional.of(Course.NONE.writtenBy(stamp.actor())),
                    Optional.of(0));
        }
        var activity = state.orElseThrow(() -> new CorruptState(event, "nothing"));
        var so = activity.soFar();
        var by = stamp.actor();
        var at = stamp.recorded();
        return switch (event) {
            case ActivityEvent.Revised revised ->
                activity.revised(revised.registration(), so.revised(revised.window(), by));
            case ActivityEvent.Started _ -> activity.in(State.UNDER_WAY, so.startedAt(at));
            case ActivityEvent.OpenEndAllowed allowed ->
                activity.with(so.allowed(Consent.of(by, at, allowed.reasons())));
            case ActivityEvent.StepRecorded step ->
                activity.with(
                        so.writtenBy(by).and(new Course.Step(step.step(), step.text(), step.occurred(), at, by.id())));
            case ActivityEvent.Cleared cleared -> activity.with(so.and(Clearance.of(by, true, at, cleared.reasons())));
            case ActivityEvent.ClearanceWithheld withheld ->
                activity.with(so.and(Clearance.of(by, false, at, withheld.reasons())));
            case ActivityEvent.ClearancesTakenBack _ -> activity.with(so.uncleared());
            case ActivityEvent.Published published ->
                activity.with(
                        so.published(new Course.Publication(published.occurred(), at, by.id(), published.reference())));
            case ActivityEvent.Closed closed -> activity.in(State.DONE, so.ended(new Course.End(at, closed.outcome())));
            case ActivityEvent.Cancelled cancelled ->
                activity.in(State.CANCELLED, so.ended(new Course.End(at, cancelled.reason())));
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

    /**
     * A command that the actor's seat and person can give now, policy permitting.
     *
     * @param step of a record, which step
     */
    public record Offered(String name, Optional<String> step) {
        static Offered of(String name) {
            return new Offered(name, Optional.empty());
        }
    }

    /** What would be accepted of this actor now: found by trying each with content that nothing is wrong with. */
    public static List<Offered> offers(Activity activity, Act act) {
        var text = Sealed.fresh("x");
        var tries = new LinkedHashMap<Offered, ActivityCommand>();
        tries.put(Offered.of("activity-start"), new ActivityCommand.Start());
        tries.put(Offered.of("activity-allow-open-end"), new ActivityCommand.AllowOpenEnd(text));
        act.rules()
                .instrument(activity.registration().kind().wire())
                .map(Instrument::steps)
                .orElse(List.of())
                .forEach(step -> tries.put(
                        new Offered("activity-record", Optional.of(step)),
                        new ActivityCommand.RecordStep(step, text, act.now())));
        tries.put(Offered.of("activity-clear"), new ActivityCommand.Clear(text));
        tries.put(Offered.of("activity-withhold"), new ActivityCommand.Withhold(text));
        tries.put(Offered.of("activity-publish"), new ActivityCommand.Publish(act.now(), text));
        tries.put(Offered.of("activity-close"), new ActivityCommand.Close(Optional.empty()));
        tries.put(Offered.of("activity-cancel"), new ActivityCommand.Cancel(Optional.empty()));
        tries.put(Offered.of("activity-revise"), ActivityCommand.Revise.of(activity.registration()));
        return tries.entrySet().stream()
                .filter(one -> decide(Optional.of(activity), Optional.empty(), one.getValue(), act)
                        instanceof Decision.Accepted)
                .map(Map.Entry::getKey)
                .toList();
    }
}
