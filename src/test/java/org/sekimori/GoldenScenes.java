package org.sekimori;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.sekimori.activity.Activity;
import org.sekimori.activity.ActivityEvent;
import org.sekimori.activity.CampaignEvent;
import org.sekimori.activity.OpenWindow;
import org.sekimori.deconfliction.AlarmEvent;
import org.sekimori.deconfliction.AlarmId;
import org.sekimori.deconfliction.ConflictEvent;
import org.sekimori.deconfliction.Disposition;
import org.sekimori.deconfliction.How;
import org.sekimori.deconfliction.Narrowing;
import org.sekimori.deconfliction.OverlapItem;
import org.sekimori.deconfliction.Pair;
import org.sekimori.delegation.Delegation;
import org.sekimori.delegation.DelegationEvent;
import org.sekimori.delegation.DelegationId;
import org.sekimori.delegation.Entrusted;
import org.sekimori.document.DocumentEvent;
import org.sekimori.journal.LogName;
import org.sekimori.operation.ActivityId;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Draft;
import org.sekimori.operation.EndEvent;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Event;
import org.sekimori.operation.GateId;
import org.sekimori.operation.HandlingId;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.QuorumRule;
import org.sekimori.operation.ReadBack;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Subject;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.review.ReviewEvent;
import org.sekimori.phase.tasking.TaskingCommand;
import org.sekimori.phase.timekeeping.TimekeepingCommand;
import org.sekimori.pipeline.AccessEvent;
import org.sekimori.pipeline.HubEvent;

/**
 * What the golden log tells, scene by scene. Written scenes are history: change none of them, add new ones at the end and
 * let {@link GoldenLogTest#grow} write them.
 */
final class GoldenScenes {
    private static final Selector SELECTOR = new Selector(Selector.Kind.DOMAIN, "t1.example");
    private static final Instant FROM = TestRules.START;

    private GoldenScenes() {}

    static Map<String, Consumer<GoldenWriter>> all() {
        var scenes = new LinkedHashMap<String, Consumer<GoldenWriter>>();
        scenes.put("opening", GoldenScenes::opening);
        scenes.put("a campaign", GoldenScenes::campaign);
        scenes.put("a joint case to its close", GoldenScenes::joint);
        scenes.put("an exceptional case with a recommendation", GoldenScenes::exceptional);
        scenes.put("cases that end early", GoldenScenes::early);
        scenes.put("times that pass", GoldenScenes::times);
        scenes.put("activities", GoldenScenes::activities);
        scenes.put("conflicts", GoldenScenes::conflicts);
        scenes.put("access", GoldenScenes::access);
        scenes.put("a sitting with comings and goings", GoldenScenes::sitting);
        scenes.put("halts of the chair", GoldenScenes::chair);
        scenes.put("amendments", GoldenScenes::amendments);
        scenes.put("a decision by telephone and its paper", GoldenScenes::telephone);
        scenes.put("a stand-in", GoldenScenes::standIn);
        scenes.put("an attribution", GoldenScenes::attribution);
        scenes.put("a check and a release", GoldenScenes::released);
        scenes.put("a refusal by telephone, and a part that the committee approves", GoldenScenes::heard);
        scenes.put("an alarm", GoldenScenes::alarm);
        scenes.put("an open end", GoldenScenes::openEnd);
        return scenes;
    }

    private static Actor actor(String user) {
        return TestRules.actor(user);
    }

    private static Actor desk(Seat seat, Organisation organisation) {
        return new Actor(TestRules.id(seat.wire()), seat, organisation);
    }

    private static void opening(GoldenWriter writer) {
        for (var log : List.of(LogName.OPERATIONS, LogName.ACCESS)) {
            var hub = writer.subject(Subject.Kind.HUB);
            writer.write(log, actor("hub"), hub, new HubEvent.LogOpened(GoldenFiles.origin(log), true));
            writer.write(log, actor("hub"), hub, new HubEvent.KeysPublished(List.of("a verifier key", "another")));
            if (log == LogName.OPERATIONS) {
                var files = Map.of("gates.yaml", "0".repeat(64));
                writer.write(log, actor("hub"), hub, new HubEvent.PolicyLoaded("0".repeat(64), files));
                writer.write(log, actor("hub"), hub, new HubEvent.AccessCheckpoint(2, "A".repeat(43) + "="));
            }
        }
    }

    private static void campaign(GoldenWriter writer) {
        var campaign = writer.subject(Subject.Kind.CAMPAIGN);
        var opened = new CampaignEvent.Opened(
                new CampaignId(campaign.id()),
                Sealed.fresh("事案"),
                Sealed.fresh("a family of programs"),
                Sealed.fresh("ask first, then act"),
                Marking.AMBER);
        writer.write(LogName.OPERATIONS, actor("coordinator"), campaign, opened);
    }

    private static Play inReview(GoldenWriter writer, Draft draft) {
        return writer.play()
                .does(draft.applicant, new ProposalCommand.Create(draft.proposal()))
                .does(draft.applicant, new ProposalCommand.Submit())
                .screened();
    }

    private static ReviewCommand.Grant conditioned(Play play) {
        var plain = play.grant(new GateId("legal"));
        return new ReviewCommand.Grant(
                plain.gate(),
                plain.scopeHash(),
                plain.reasons(),
                Optional.of(SealedList.fresh(List.of("only at night", "tell the administrator"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void joint(GoldenWriter writer) {
        var draft = Draft.joint();
        var play = inReview(writer, draft);
        play.does("legal", play.grant(new GateId("legal")));
        var back = new ReviewCommand.Return(
                new GateId("foreign-minister"),
                play.operation().scopeHash(),
                Sealed.fresh("say where"),
                play.attestation(new GateId("foreign-minister")));
        play.waits(Duration.ofMinutes(10)).does("mofa", back).is(Stage.DRAFT);
        draft.targets.removeLast();
        draft.targets.add(Draft.target("t3", "DE"));
        play.does("sdf", new ProposalCommand.Revise(draft.proposal()))
                .does("sdf", new ProposalCommand.Submit())
                .screened();
        play.does("legal", conditioned(play)).waits(Duration.ofHours(1)).grantOpen();
        play.does("chair", play.open(Matter.APPROVAL, "chair", "member-1", "member-2"))
                .does("chair", new OversightCommand.Adjourn(Sealed.fresh("one is late")));
        play.waits(Duration.ofHours(1))
                .sits(Matter.APPROVAL, Resolution.APPROVE)
                .is(Stage.AUTHORISED);
        executed(play);
        play.ends().sits(Matter.CONFIRMATION, Resolution.CONFIRM);
        play.does("coordinator", new ClosingCommand.Close()).is(Stage.CLOSED);
    }

    private static void executed(Play play) {
        play.does("coordinator", play.task(Agency.POLICE, "police-2"));
        var declined = play.operation().liveTasks().getFirst().id();
        play.does("police-2", new TaskingCommand.Decline(declined, Sealed.fresh("ill")))
                .tasked()
                .allReady()
                .does("sdf-director", new TaskingCommand.Start())
                .waits(Duration.ofHours(1));
        var task = play.operation().liveTasks().getFirst();
        var log = play.log(task, "m1", "t1", play.now);
        play.does("police", log);
        play.does(
                "police",
                new ExecutionCommand.Correct(
                        new EntryId(new UUID(7, 7)),
                        Sealed.fresh("a slip of the pen"),
                        log.task(),
                        log.measure(),
                        log.target(),
                        log.occurred(),
                        log.identified(),
                        log.action(),
                        log.effect(),
                        log.dataHandled(),
                        log.deviation(),
                        log.scopeHash()));
        play.does("police", new ExecutionCommand.Note(Sealed.fresh("quiet"), Optional.of(play.now)));
        play.does("legal", play.halt()).is(Stage.HALTED);
        for (var live : play.operation().liveTasks()) {
            play.does(play.user(live.officer()), new ExecutionCommand.AcknowledgeHalt(live.id()));
        }
        play.waits(Duration.ofMinutes(3)).does("nco-director", play.resume()).is(Stage.EXECUTING);
    }

    private static void exceptional(GoldenWriter writer) {
        var play = inReview(writer, Draft.home()).grantOpen();
        play.does(
                "police-director",
                new ReviewCommand.InvokeException(Sealed.fresh("g"), Sealed.fresh("f"), Sealed.fresh("n")));
        play.tasked().allReady().does("police-director", new TaskingCommand.Start());
        play.does("police-director", new ClosingCommand.NotifyCommittee(Sealed.fresh("facts")));
        play.waits(Duration.ofHours(1)).ends().sits(Matter.CONFIRMATION, Resolution.RECOMMEND);
        play.does("police-director", new ClosingCommand.AnswerRecommendation(Sealed.fresh("done")))
                .does("coordinator", new ClosingCommand.Close())
                .is(Stage.CLOSED);
    }

    private static void early(GoldenWriter writer) {
        var draft = Draft.home();
        writer.play()
                .does(draft.applicant, new ProposalCommand.Create(draft.proposal()))
                .does(draft.applicant, new ProposalCommand.Withdraw(Sealed.fresh("not needed")));
        var refused = inReview(writer, Draft.home());
        refused.does(
                "legal",
                new ReviewCommand.Refuse(
                        new GateId("legal"), refused.operation().scopeHash(), Sealed.fresh("r"), Optional.empty()));
        var revoked = inReview(writer, Draft.home()).grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE);
        revoked.does("nco-director", new ClosingCommand.Revoke(Sealed.fresh("the threat is gone")))
                .is(Stage.REVOKED);
    }

    /** What the hub records by itself when a time has come. */
    private static void times(GoldenWriter writer) {
        var play = inReview(writer, Draft.home());
        play.does("legal", conditioned(play));
        var subject = new Subject(Subject.Kind.OPERATION, play.operation().id().value());
        var owed = play.operation().owed(Obligation.CONDITION).getFirst().id();
        play.waits(Duration.ofDays(31));
        writer.now = play.now;
        writer.write(LogName.OPERATIONS, actor("hub"), subject, new ObligationEvent.ObligationBreached(owed));
        writer.write(LogName.OPERATIONS, actor("hub"), subject, new EndEvent.Expired());
    }

    /** One that a sitting upholds after the warning, and one that lapses. */
    private static void chair(GoldenWriter writer) {
        var play = inReview(writer, Draft.home()).grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE);
        play.does("chair", play.halt()).waits(Duration.ofDays(1)).does("hub", new TimekeepingCommand.Tick());
        play.sits(Matter.HALT, Resolution.UPHOLD_HALT);
        play.does("chair", play.halt()).waits(Duration.ofDays(3)).does("hub", new TimekeepingCommand.Tick());
    }

    private static void activities(GoldenWriter writer) {
        var desk = desk(Seat.TAKEDOWN_DESK, Organisation.TAKEDOWN);
        var done = registered(writer, desk, "t1.example");
        var revised = new ActivityEvent.Revised(
                Activity.Kind.TAKEDOWN,
                Optional.of(new CampaignId(new UUID(0, 1))),
                Sealed.fresh("a voluntary takedown"),
                SealedList.fresh(List.of(SELECTOR)),
                new OpenWindow(FROM, Optional.of(FROM.plus(Duration.ofDays(3)))),
                Sealed.fresh("call us"),
                Marking.AMBER,
                Optional.empty());
        writer.write(LogName.OPERATIONS, desk, done, revised);
        writer.write(
                LogName.OPERATIONS,
                actor("hub"),
                done,
                new ActivityEvent.Screened(1, List.of(new ConflictId(new UUID(3, 3)))));
        writer.write(LogName.OPERATIONS, desk, done, new ActivityEvent.Started());
        writer.write(LogName.OPERATIONS, desk, done, new ActivityEvent.Closed(Optional.of(Sealed.fresh("it is down"))));
        var cancelled = registered(writer, desk, "t2.example");
        writer.write(
                LogName.OPERATIONS,
                desk,
                cancelled,
                new ActivityEvent.Cancelled(Optional.of(Sealed.fresh("the owner did it"))));
    }

    private static void attribution(GoldenWriter writer) {
        var coordinator = actor("coordinator");
        var campaign = writer.subject(Subject.Kind.CAMPAIGN);
        var text = Sealed.fresh("a family of programs");
        var opened = new CampaignEvent.Opened(
                new CampaignId(campaign.id()), Sealed.fresh("事案"), text, Sealed.fresh("wait"), Marking.AMBER);
        writer.write(LogName.OPERATIONS, coordinator, campaign, opened);
        var revised =
                new CampaignEvent.Revised(Sealed.fresh("事案"), text, Sealed.fresh("say who it was"), Marking.GREEN);
        writer.write(LogName.OPERATIONS, coordinator, campaign, revised);
        var mofa = actor("mofa");
        var subject = writer.subject(Subject.Kind.ACTIVITY);
        var registered = new ActivityEvent.Registered(
                new ActivityId(subject.id()),
                Activity.Kind.ATTRIBUTION,
                Optional.of(new CampaignId(campaign.id())),
                Sealed.fresh("a public attribution"),
                SealedList.fresh(List.of(SELECTOR)),
                new OpenWindow(FROM, Optional.empty()),
                Sealed.fresh("call us"),
                Marking.AMBER,
                Optional.of(Sealed.fresh("silence was no answer")));
        writer.write(LogName.OPERATIONS, mofa, subject, registered);
        writer.write(LogName.OPERATIONS, mofa, subject, new ActivityEvent.Started());
        var draft = new ActivityEvent.StepRecorded("draft", Sealed.fresh("it was them"), FROM);
        writer.write(LogName.OPERATIONS, mofa, subject, draft);
        var director = actor("police-director");
        var cleared = new ActivityEvent.Cleared(Sealed.fresh("the evidence holds"));
        writer.write(LogName.OPERATIONS, director, subject, cleared);
        var withheld = new ActivityEvent.ClearanceWithheld(Sealed.fresh("not this week"));
        writer.write(LogName.OPERATIONS, actor("nss"), subject, withheld);
        writer.write(LogName.OPERATIONS, mofa, subject, new ActivityEvent.ClearancesTakenBack());
        var published = new ActivityEvent.Published(FROM, Sealed.fresh("release 112"));
        writer.write(LogName.OPERATIONS, mofa, subject, published);
    }

    private static Subject registered(GoldenWriter writer, Actor desk, String domain) {
        var subject = writer.subject(Subject.Kind.ACTIVITY);
        writer.write(
                LogName.OPERATIONS,
                desk,
                subject,
                new ActivityEvent.Registered(
                        new ActivityId(subject.id()),
                        Activity.Kind.TAKEDOWN,
                        Optional.empty(),
                        Sealed.fresh("a takedown"),
                        SealedList.fresh(List.of(new Selector(Selector.Kind.DOMAIN, domain))),
                        new OpenWindow(FROM, Optional.empty()),
                        Sealed.fresh("call us"),
                        Marking.AMBER,
                        Optional.empty()));
        return subject;
    }

    private static void conflicts(GoldenWriter writer) {
        var overlaps = SealedList.fresh(List.of(new OverlapItem(SELECTOR, SELECTOR, How.SAME)));
        var gone = raised(writer, overlaps);
        var yielding = new ConflictEvent.Disposed(
                Disposition.DEFER, Optional.of(new UUID(1, 1)), Sealed.fresh("they were first"));
        by("watch", writer, gone, new ConflictEvent.Owned(), yielding);
        var none = SealedList.<OverlapItem>fresh(List.of());
        by(
                "hub",
                writer,
                gone,
                new ConflictEvent.OverlapsChanged(none),
                new ConflictEvent.Closed(ConflictEvent.Closed.Cause.NO_OVERLAP, none),
                new ConflictEvent.Reopened(overlaps));
        var hard = raised(writer, overlaps);
        by("watch", writer, hard, new ConflictEvent.Owned(), new ConflictEvent.Escalated(Sealed.fresh("both urgent")));
        by("nco-director", writer, hard, new ConflictEvent.Overridden(Sealed.fresh("the case goes first")));
    }

    private static void released(GoldenWriter writer) {
        var conflict = raised(writer, SealedList.fresh(List.of(new OverlapItem(SELECTOR, SELECTOR, How.SAME))));
        by("watch", writer, conflict, new ConflictEvent.Released());
        var watch = actor("watch");
        var person = new Subject(Subject.Kind.PERSON, watch.id().value());
        writer.write(
                LogName.ACCESS,
                watch,
                person,
                new AccessEvent.Checked(
                        Optional.empty(), 3, Sealed.fresh("before we write"), Sealed.fresh("9f".repeat(32))));
    }

    private static void alarm(GoldenWriter writer) {
        var alarm = writer.subject(Subject.Kind.ALARM);
        var asked = new Narrowing(
                Organisation.LIAISON, List.of(actor("legal").id()), 4, 64, 4, FROM, FROM.plusSeconds(3_600));
        by("hub", writer, alarm, new AlarmEvent.Raised(new AlarmId(alarm.id()), asked));
        by("watch", writer, alarm, new AlarmEvent.Answered(Sealed.fresh("one list, told in parts")));
    }

    private static void openEnd(GoldenWriter writer) {
        var desk = desk(Seat.TAKEDOWN_DESK, Organisation.TAKEDOWN);
        var subject = registered(writer, desk, "t3.example");
        by("watch", writer, subject, new ActivityEvent.OpenEndAllowed(Sealed.fresh("as long as the family lives")));
        writer.write(LogName.OPERATIONS, desk, subject, new ActivityEvent.Started());
    }

    private static Subject raised(GoldenWriter writer, SealedList<OverlapItem> overlaps) {
        var conflict = writer.subject(Subject.Kind.CONFLICT);
        var pair = Pair.of(
                new Subject(Subject.Kind.OPERATION, new UUID(1, 1)),
                new Subject(Subject.Kind.ACTIVITY, new UUID(2, 2)));
        by("hub", writer, conflict, new ConflictEvent.Raised(new ConflictId(conflict.id()), pair.parties(), overlaps));
        return conflict;
    }

    private static void by(String user, GoldenWriter writer, Subject subject, Event... events) {
        for (var event : events) {
            writer.write(LogName.OPERATIONS, actor(user), subject, event);
        }
    }

    private static void access(GoldenWriter writer) {
        var legal = actor("legal");
        var person = new Subject(Subject.Kind.PERSON, legal.id().value());
        var about = Optional.of(new Subject(Subject.Kind.OPERATION, new UUID(1, 1)));
        var later = writer.now.plusSeconds(20);
        for (var event : List.of(
                new AccessEvent.SignedIn("password"),
                new AccessEvent.Read("read-log", about, 3, writer.now, later),
                new AccessEvent.Denied(
                        "start", about, "forbidden", 40, writer.now, later, Sealed.fresh(List.of("DEFAULT-DENY"))),
                new AccessEvent.SignedOut())) {
            writer.write(LogName.ACCESS, legal, person, event);
        }
        var hub = writer.subject(Subject.Kind.HUB);
        var sum = new AccessEvent.Unauthenticated(Map.of("unauthenticated", 12L, "bad-request", 1L), writer.now, later);
        writer.write(LogName.ACCESS, actor("hub"), hub, sum);
    }

    private static void sitting(GoldenWriter writer) {
        var play = inReview(writer, Draft.home()).grantOpen();
        var members = new String[] {"chair", "member-1", "member-2", "member-3"};
        play.does("chair", play.open(Matter.APPROVAL, members));
        play.does("chair", new OversightCommand.Attend(TestRules.id("expert"), QuorumRule.Mode.VIDEO))
                .does("chair", new OversightCommand.Hear(TestRules.id("expert"), Sealed.fresh("it spreads by mail")))
                .does("chair", new OversightCommand.Leave(TestRules.id("expert"), Optional.empty()));
        play.does("member-1", play.move(Resolution.REFUSE)).does("member-1", new OversightCommand.Withdraw());
        play.does("member-1", play.move(Resolution.APPROVE));
        for (var member : members) {
            play.does(member, play.vote(Choice.AGAINST));
        }
        play.does("chair", new OversightCommand.Decide(Optional.empty()));
        play.does("member-2", play.move(Resolution.ASK)).does("chair", play.vote(Choice.AGAINST));
        play.does("chair", new OversightCommand.Recuse(TestRules.id("chair"), Sealed.fresh("kin of an owner")));
        for (var member : List.of("member-1", "member-2", "member-3")) {
            play.does(member, play.vote(Choice.FOR));
        }
        play.does("member-1", new OversightCommand.Decide(Optional.empty()));
        play.waits(Duration.ofHours(1))
                .does("police", new OversightCommand.AnswerSupplement(Sealed.fresh("it is a relay")))
                .sits(Matter.APPROVAL, Resolution.APPROVE)
                .is(Stage.AUTHORISED);
    }

    /** One is granted and acknowledged, the next is taken back. */
    private static void amendments(GoldenWriter writer) {
        var draft = Draft.home();
        var play = inReview(writer, draft);
        play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE).tasked();
        draft.targets.add(Draft.target("t9", "JP"));
        play.amended(draft).sits(Matter.APPROVAL, Resolution.APPROVE);
        var task = play.operation().tasks().getFirst().id();
        play.does("police", new ExecutionCommand.AcknowledgeScope(task));
        draft.targets.add(Draft.target("t10", "JP"));
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
        play.does("police", new ProposalCommand.WithdrawAmendment(Sealed.fresh("no longer needed")));
    }

    /** Heard, read back, and followed by its paper, which somebody reads. */
    private static void telephone(GoldenWriter writer) {
        var minister = new GateId("foreign-minister");
        var play = inReview(writer, Draft.joint());
        play.does("legal", play.grant(new GateId("legal")));
        var told = play.grant(minister);
        play.does(
                "mofa",
                new ReviewCommand.Grant(
                        minister,
                        told.scopeHash(),
                        told.reasons(),
                        told.conditions(),
                        told.excludes(),
                        told.validFrom(),
                        told.validUntil(),
                        told.form(),
                        Optional.of(Sealed.fresh(new Attestation(
                                "minister",
                                "office",
                                play.now,
                                Attestation.Channel.TELEPHONE,
                                Optional.of("the desk"),
                                "call 7")))));
        play.does(
                "legal",
                new ReviewCommand.ConfirmOral(
                        minister, told.scopeHash(), Sealed.fresh(new ReadBack("secretary", play.now, "as named"))));
        var mofa = actor("mofa");
        var paper = writer.subject(Subject.Kind.DOCUMENT);
        var operation = play.operation().id();
        writer.write(
                LogName.OPERATIONS,
                mofa,
                paper,
                new DocumentEvent.DocumentRegistered(
                        new DocumentId(paper.id()),
                        operation,
                        false,
                        Sealed.fresh("the minister's paper"),
                        "ja",
                        new HandlingId("restricted"),
                        Marking.AMBER,
                        Optional.of("application/pdf"),
                        Optional.of(7L),
                        Optional.of(Sealed.fresh("9f".repeat(32))),
                        Optional.empty()));
        writer.write(
                LogName.OPERATIONS,
                mofa,
                operation.subject(),
                new ReviewEvent.PaperAttached(minister, new DocumentId(paper.id())));
        writer.write(
                LogName.OPERATIONS,
                mofa,
                paper,
                new DocumentEvent.ReadingRecorded(TestRules.id("legal"), play.now, true));
    }

    /** Heard and read back, and elsewhere a motion that leaves something out. */
    private static void heard(GoldenWriter writer) {
        var minister = new GateId("foreign-minister");
        var play = inReview(writer, Draft.joint());
        play.does("legal", play.grant(new GateId("legal")));
        var told = play.grant(minister);
        var attestation = new Attestation(
                "minister", "office", play.now, Attestation.Channel.TELEPHONE, Optional.of("the desk"), "call 8");
        play.does(
                "mofa",
                new ReviewCommand.Refuse(
                        minister, told.scopeHash(), told.reasons(), Optional.of(Sealed.fresh(attestation))));
        play.does(
                "legal",
                new ReviewCommand.ConfirmOral(
                        minister, told.scopeHash(), Sealed.fresh(new ReadBack("secretary", play.now, "as named"))));
        var other = inReview(writer, Draft.home());
        other.grantOpen();
        other.does("chair", other.open(Matter.APPROVAL, "chair", "member-1", "member-2"));
        var whole = other.move(Resolution.APPROVE);
        other.does(
                "member-1",
                new OversightCommand.Move(
                        whole.decision(),
                        whole.conditions(),
                        whole.text(),
                        whole.reasons(),
                        whole.scopeHash(),
                        Optional.of(SealedList.fresh(List.of("t2")))));
        for (var member : List.of("chair", "member-1", "member-2")) {
            other.does(member, other.vote(Choice.FOR));
        }
        other.does("chair", other.close());
    }

    /** In whose seat a case is drafted meanwhile. */
    private static void standIn(GoldenWriter writer) {
        var holder = actor("coordinator");
        var subject = Entrusted.subject(holder.id());
        var delegation = new DelegationId(writer.id());
        writer.write(
                LogName.OPERATIONS,
                holder,
                subject,
                new DelegationEvent.Delegated(
                        delegation,
                        holder.id(),
                        Seat.NCO_COORDINATOR,
                        TestRules.id("watch"),
                        FROM,
                        FROM.plusSeconds(3_600),
                        Delegation.Ground.ABSENCE,
                        Sealed.fresh("on leave")));
        var play = writer.play();
        play.does(
                play.standingIn("watch", "coordinator", Seat.NCO_COORDINATOR),
                new ProposalCommand.Create(Draft.home().proposal()));
        writer.write(
                LogName.OPERATIONS,
                holder,
                subject,
                new DelegationEvent.DelegationRevoked(delegation, Sealed.fresh("back early")));
    }
}
