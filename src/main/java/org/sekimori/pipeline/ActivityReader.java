package org.sekimori.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.activity.Activities;
import org.sekimori.activity.Activity;
import org.sekimori.activity.Clearance;
import org.sekimori.activity.Consent;
import org.sekimori.activity.Course;
import org.sekimori.activity.Registration;
import org.sekimori.bus.CaseAnswer;
import org.sekimori.bus.ReadActivity;
import org.sekimori.journal.RecordMapper;
import org.sekimori.operation.Act;
import org.sekimori.operation.Instrument;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;
import org.sekimori.policy.Request;

/** An activity as one reader may see it, with exactly the commands that this reader may give now. */
public final class ActivityReader {
    /** So many selectors are shown at once. */
    private static final int SHOWN = 1_000;

    private final Looking looking;
    private final RecordMapper bodies = RecordMapper.body();

    public ActivityReader(Looking looking) {
        this.looking = looking;
    }

    /** Called on a virtual thread; the state is the journal's own, never a projection. */
    public CaseAnswer read(ReadActivity wanted) {
        var subject = new Subject(Subject.Kind.ACTIVITY, wanted.activity().value());
        var world = looking.states().current().load(subject);
        var act = looking.as(wanted.actor());
        return world.state(subject, Activity.class)
                .filter(activity -> permitted(activity, "read-activity", act))
                .<CaseAnswer>map(activity -> found(activity, activity.shown(world.version(subject)), act))
                .orElseGet(CaseAnswer.NotFound::new);
    }

    private CaseAnswer.Found found(Activity activity, long version, Act act) {
        return new CaseAnswer.Found(view(activity, version, act), version);
    }

    private boolean permitted(Activity activity, String action, Act act) {
        var standing = Standing.outside(act.actor(), act.rules(), act.now());
        return looking.policies()
                .decide(Request.outside(act.actor().seat(), action, standing)
                        .ofKind(activity.registration().kind().wire()))
                .permitted();
    }

    private Map<String, Object> view(Activity activity, long version, Act act) {
        var registration = activity.registration();
        var so = activity.soFar();
        var view = new LinkedHashMap<String, Object>();
        view.put("id", activity.id().value().toString());
        view.put("version", version);
        view.put("revision", (long) activity.revision());
        view.put("kind", registration.kind().wire());
        view.put("state", activity.state().wire());
        registered(registration, view);
        act.rules()
                .instrument(registration.kind().wire())
                .flatMap(activity::openEnd)
                .ifPresent(standing -> view.put("openEnd", standing.wire()));
        so.openEnd().ifPresent(consent -> view.put("openEndAllowed", consent(consent)));
        so.started().ifPresent(at -> view.put("started", CaseReader.text(at)));
        so.ended().ifPresent(end -> view.put("ended", ended(end)));
        view.put("steps", so.steps().stream().map(ActivityReader::step).toList());
        act.rules().instrument(registration.kind().wire()).ifPresent(instrument -> led(instrument, so, view));
        so.published().ifPresent(published -> view.put("published", published(published)));
        view.put("commands", commands(activity, act));
        return view;
    }

    private void registered(Registration registration, Map<String, Object> view) {
        registration
                .campaign()
                .ifPresent(campaign -> view.put("campaign", campaign.value().toString()));
        put(view, "title", registration.title());
        put(view, "liaison", registration.liaison());
        registration.whyNoLesser().ifPresent(why -> put(view, "whyNoLesser", why));
        view.put("marking", registration.marking().wire());
        var window = new LinkedHashMap<String, Object>();
        window.put("from", CaseReader.text(registration.window().from()));
        registration.window().to().ifPresent(to -> window.put("to", CaseReader.text(to)));
        view.put("window", window);
        var selectors = registration.selectors().items();
        view.put("selectorCount", (long) selectors.size());
        view.put("selectors", selectors.stream().limit(SHOWN).map(bodies::write).toList());
    }

    private static void led(Instrument instrument, Course so, Map<String, Object> view) {
        view.put("desk", instrument.desk().wire());
        instrument.publishes().ifPresent(step -> view.put("publishes", step));
        view.put(
                "clearances",
                instrument.clearances().stream()
                        .map(seat -> clearance(seat, so.clearance(seat)))
                        .toList());
    }

    private static Map<String, Object> clearance(Seat seat, Optional<Clearance> said) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("seat", seat.wire());
        tree.put("state", said.map(c -> c.given() ? "given" : "withheld").orElse("missing"));
        said.ifPresent(clearance -> {
            tree.put("by", clearance.person());
            tree.put("at", CaseReader.text(clearance.at()));
            put(tree, "reasons", clearance.reasons());
        });
        return tree;
    }

    private static Map<String, Object> consent(Consent consent) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("by", consent.person());
        tree.put("at", CaseReader.text(consent.at()));
        put(tree, "reasons", consent.reasons());
        return tree;
    }

    private static Map<String, Object> step(Course.Step step) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("step", step.step());
        put(tree, "text", step.text());
        tree.put("occurred", CaseReader.text(step.occurred()));
        tree.put("recorded", CaseReader.text(step.recorded()));
        tree.put("by", step.by());
        return tree;
    }

    private static Map<String, Object> published(Course.Publication publication) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("occurred", CaseReader.text(publication.occurred()));
        tree.put("recorded", CaseReader.text(publication.recorded()));
        tree.put("by", publication.by());
        put(tree, "reference", publication.reference());
        return tree;
    }

    private static Map<String, Object> ended(Course.End end) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("at", CaseReader.text(end.at()));
        end.words().ifPresent(words -> put(tree, "words", words));
        return tree;
    }

    private List<Map<String, Object>> commands(Activity activity, Act act) {
        return Activities.offers(activity, act).stream()
                .filter(offer -> permitted(activity, offer.name(), act))
                .map(ActivityReader::command)
                .toList();
    }

    private static Map<String, Object> command(Activities.Offered offer) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", offer.name());
        offer.step().ifPresent(step -> tree.put("step", step));
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, Sealed<String> text) {
        text.content().ifPresent(content -> tree.put(name, content));
    }
}
