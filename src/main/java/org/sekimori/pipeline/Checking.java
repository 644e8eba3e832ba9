package org.sekimori.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.activity.Activity;
import org.sekimori.activity.Campaign;
import org.sekimori.bus.AskCheck;
import org.sekimori.bus.Check;
import org.sekimori.bus.CheckAnswer;
import org.sekimori.bus.CheckAnswer.Refused;
import org.sekimori.bus.Outcome;
import org.sekimori.deconfliction.Defanged;
import org.sekimori.deconfliction.store.Encounters;
import org.sekimori.deconfliction.store.Meeting;
import org.sekimori.deconfliction.store.Shelf;
import org.sekimori.journal.LogName;
import org.sekimori.journal.RecordMapper;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;
import org.sekimori.policy.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody which parties meet selectors, of those that they may read anyway. Nothing else is looked at: who reads
 * everything is answered from the whole index, everybody else from their own shelves. It first goes on record who asked.
 */
public final class Checking {
    private static final Logger LOG = LoggerFactory.getLogger(Checking.class);
    private static final String CHECK = "deconfliction-check";
    private static final int RETRY_AFTER_SECONDS = 2;
    /** Overlaps of one answer. */
    private static final int MOST_SHOWN = 10_000;
    /** Selectors of one statement. */
    private static final int TOGETHER = 2_000;

    private static final Comparator<Meeting> ORDER = Comparator.comparing(
                    (Meeting meeting) -> meeting.party().kind())
            .thenComparing(meeting -> meeting.party().id().toString())
            .thenComparing(Meeting::overlap);

    private final LogName log;
    private final Looking looking;
    private final Encounters encounters;
    private final Asking asking;
    private final AccessLog access;
    private final Denials denials;
    private final Reaches reaches;
    private final RecordMapper bodies = RecordMapper.body();

    /** Which cases somebody may read. */
    @FunctionalInterface
    public interface Reaches {
        Reach of(Actor actor);
    }

    /**
     * How far somebody may read.
     *
     * @param everything every case and every activity
     * @param operations where not everything
     */
    public record Reach(boolean everything, List<OperationId> operations) {}

    /** What it works with. */
    public record Parts(
            LogName log,
            Looking looking,
            Encounters encounters,
            Asking asking,
            AccessLog access,
            Denials denials,
            Reaches reaches) {}

    public Checking(Parts parts) {
        this.log = parts.log();
        this.looking = parts.looking();
        this.encounters = parts.encounters();
        this.asking = parts.asking();
        this.access = parts.access();
        this.denials = parts.denials();
        this.reaches = parts.reaches();
    }

    /** Called on a virtual thread. */
    public CheckAnswer answer(AskCheck asked) {
        var act = looking.as(asked.actor());
        var selectors =
                asked.check().selectors().stream().map(Defanged::refanged).toList();
        try {
            return refused(asked, selectors, act)
                    .<CheckAnswer>map(Refused::new)
                    .orElseGet(() -> new CheckAnswer.Found(view(found(asked.check(), selectors, act), act)));
        } catch (RuntimeException e) {
            LOG.warn("a check failed", e);
            return new Refused(new Outcome.Busy(RETRY_AFTER_SECONDS));
        }
    }

    /** Why nobody looks; empty once the question is on record. */
    private Optional<Outcome> refused(AskCheck asked, List<Selector> selectors, Act act) {
        var actor = asked.actor();
        var permission = looking.policies().decide(Request.outside(actor.seat(), CHECK, outside(act)));
        if (!permission.permitted()) {
            denials.record(actor, CHECK, Optional.empty(), "forbidden", permission.policies());
            return Optional.of(new Outcome.Denied(permission.policies(), false));
        }
        var reached = asking.refused(actor, asked.cause(), asked.request(), selectors, act.now());
        if (reached.isPresent()) {
            return reached.map(why -> why);
        }
        var unfit = Selectors.check(selectors, looking.policies().floors(), n -> "/selectors/" + n + "/value");
        if (unfit.isPresent()) {
            return unfit.map(why -> why);
        }
        if (asked.check().campaign().filter(id -> !mayName(id, act)).isPresent()) {
            return Optional.of(new Outcome.Rejected(
                    Reason.UNKNOWN_CAMPAIGN, "Expected a campaign that exists", Optional.of("/campaign")));
        }
        access.append(
                        actor,
                        new AccessEvent.Checked(
                                asked.check().campaign(),
                                selectors.size(),
                                Sealed.fresh(asked.check().purpose()),
                                Sealed.fresh(asked.request())))
                .await();
        return Optional.empty();
    }

    private boolean mayName(CampaignId id, Act act) {
        var campaign = new Subject(Subject.Kind.CAMPAIGN, id.value());
        return permitted("read-campaign", act)
                && looking.states()
                        .current()
                        .load(campaign)
                        .state(campaign, Campaign.class)
                        .isPresent();
    }

    private List<Meeting> found(Check check, List<Selector> selectors, Act act) {
        var reach = reaches.of(act.actor());
        var shelves = shelves(reach, act);
        var found = new ArrayList<Meeting>();
        for (int from = 0; from < selectors.size(); from += TOGETHER) {
            var some = selectors.subList(from, Math.min(selectors.size(), from + TOGETHER));
            var met = reach.everything()
                    ? encounters.meets(log, some, check.window())
                    : encounters.meets(log, some, check.window(), shelves);
            found.addAll(met.await());
        }
        var readable = readable(found, act);
        return found.stream()
                .filter(meeting -> readable.contains(meeting.party()))
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    private Set<Shelf> shelves(Reach reach, Act act) {
        return Stream.concat(
                        Stream.of(Activity.Kind.values())
                                .filter(kind -> mayRead(kind, act))
                                .map(Shelf::of),
                        reach.operations().stream().map(id -> Shelf.of(id.subject())))
                .collect(Collectors.toSet());
    }

    /** Policy has the last word on each, on the state that the journal holds now. */
    private Set<Subject> readable(List<Meeting> found, Act act) {
        var parties = found.stream().map(Meeting::party).collect(Collectors.toSet());
        if (parties.isEmpty()) {
            return Set.of();
        }
        var world = looking.states().outlines(parties);
        var readable = new HashSet<Subject>();
        for (var party : parties) {
            var permitted = party.kind() == Subject.Kind.OPERATION
                    ? world.operation(party)
                            .filter(operation -> looking.permits().read(operation, act))
                    : world.state(party, Activity.class)
                            .filter(activity -> mayRead(activity.registration().kind(), act));
            permitted.ifPresent(_ -> readable.add(party));
        }
        return readable;
    }

    private boolean mayRead(Activity.Kind kind, Act act) {
        return looking.policies()
                .decide(Request.outside(act.actor().seat(), "read-activity", outside(act))
                        .ofKind(kind.wire()))
                .permitted();
    }

    private boolean permitted(String action, Act act) {
        return looking.policies()
                .decide(Request.outside(act.actor().seat(), action, outside(act)))
                .permitted();
    }

    private static Standing outside(Act act) {
        return Standing.outside(act.actor(), act.rules(), act.now());
    }

    private Map<String, Object> view(List<Meeting> found, Act act) {
        var view = new LinkedHashMap<String, Object>();
        view.put("asOf", CaseReader.text(act.now()));
        view.put("overlapCount", (long) found.size());
        view.put("overlaps", found.stream().limit(MOST_SHOWN).map(this::tree).toList());
        return view;
    }

    private Map<String, Object> tree(Meeting meeting) {
        var party = new LinkedHashMap<String, Object>();
        party.put("kind", meeting.party().kind().wire());
        party.put("id", meeting.party().id().toString());
        var tree = new LinkedHashMap<String, Object>();
        tree.put("party", party);
        tree.put("left", bodies.write(meeting.overlap().left()));
        tree.put("right", bodies.write(meeting.overlap().right()));
        tree.put("how", meeting.overlap().how().wire());
        return tree;
    }
}
