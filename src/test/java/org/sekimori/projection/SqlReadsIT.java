package org.sekimori.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekimori.projection.Feed.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.activity.Activity;
import org.sekimori.activity.ActivityEvent;
import org.sekimori.activity.CampaignEvent;
import org.sekimori.activity.OpenWindow;
import org.sekimori.deconfliction.ConflictEvent;
import org.sekimori.deconfliction.Disposition;
import org.sekimori.deconfliction.How;
import org.sekimori.deconfliction.OverlapItem;
import org.sekimori.deconfliction.Pair;
import org.sekimori.journal.CanonicalJson;
import org.sekimori.journal.RecordMapper;
import org.sekimori.operation.ActivityId;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Agency;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Draft;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.QuorumRule;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.SittingId;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;
import org.sekimori.operation.TaskId;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.oversight.SittingEvent;
import org.sekimori.phase.proposal.ProposalEvent;
import org.sekimori.phase.tasking.TaskingEvent;
import org.sekimori.policy.BrokenPolicies;
import org.sekimori.policy.PolicySet;
import org.sekimori.policy.Request;

/**
 * Four cases: {@code home} of the police, submitted; {@code joint} of the SDF with the police, submitted, tasked, in a
 * sitting and in conflict with a takedown; {@code draft} of both agencies but nobody tasked yet, and {@code gone}, withdrawn before it was ever submitted.
 */
class SqlReadsIT {
    private static final Page.Request ALL = new Page.Request(200, Optional.empty());
    private static final Instant FROM = Instant.parse("2027-05-01T00:00:00Z");
    private static final int TARGETS = 1_200;

    private static Feed feed;
    private static SqlReads reads;
    private static Subject home;
    private static Subject joint;
    private static Subject draft;
    private static Subject gone;
    private static Subject sitting;
    private static Subject takedown;
    private static Subject conflict;
    private static UUID moved;
    private static UUID raised;
    private static final UUID CAMPAIGN = new UUID(0, 1);
    private static final UUID TASK = UUID.randomUUID();

    @BeforeAll
    static void write() {
        feed = new Feed();
        reads = feed.reads;
        feed.add(actor(Seat.NCO_COORDINATOR), new Subject(Subject.Kind.CAMPAIGN, CAMPAIGN), campaign());
        home = feed.draft(person("police"), proposal(Draft.home(), "home ＮＪＲＡＴ 100%"));
        feed.submit(person("police"), home);
        var many = Draft.joint();
        many.targets = IntStream.range(0, TARGETS)
                .mapToObj(i -> Draft.target("t" + i, "unknown"))
                .toList();
        joint = feed.draft(person("sdf"), proposal(many, "joint"));
        feed.submit(person("sdf"), joint);
        draft = feed.draft(person("sdf"), proposal(Draft.joint(), "draft"));
        gone = feed.draft(person("police"), proposal(Draft.home(), "gone"));
        feed.add(person("police"), gone, new ProposalEvent.Withdrawn(Sealed.fresh("reason")));
        task();
        sit();
        collide();
    }

    private static org.sekimori.operation.Proposal proposal(Draft draft, String title) {
        draft.title = title;
        return draft.proposal();
    }

    private static CampaignEvent.Opened campaign() {
        return new CampaignEvent.Opened(
                new CampaignId(CAMPAIGN),
                Sealed.fresh("campaign"),
                Sealed.fresh("threat"),
                Sealed.fresh("policy"),
                Marking.AMBER);
    }

    private static void task() {
        var tasked = new TaskingEvent.Tasked(
                new TaskId(TASK),
                Agency.POLICE,
                TestRules.id("police-2"),
                Optional.empty(),
                Sealed.fresh("instructions"),
                Sealed.fresh("limits"),
                Duration.ofHours(1));
        feed.add(actor(Seat.NCO_COORDINATOR), joint, tasked);
        feed.add(person("police-2"), joint, new TaskingEvent.Accepted(new TaskId(TASK)));
        for (var due : List.of("2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z")) {
            var owed = new ObligationEvent.ObligationOpened(
                    new ObligationId(UUID.randomUUID()),
                    Obligation.CONDITION,
                    Seat.SDF_DIRECTOR,
                    Optional.empty(),
                    Optional.of(Instant.parse(due)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Sealed.fresh("condition")));
            feed.add(actor(Seat.HUB), joint, owed);
        }
    }

    private static void sit() {
        sitting = new Subject(Subject.Kind.SITTING, UUID.randomUUID());
        var hash = feed.state(joint, Operation.class).scopeHash();
        var present = List.of("chair", "member-1", "member-2").stream()
                .map(user -> new OversightCommand.Attendance(TestRules.id(user), QuorumRule.Mode.ROOM))
                .toList();
        feed.add(
                person("chair"),
                sitting,
                new SittingEvent.Opened(
                        new SittingId(sitting.id()),
                        new OperationId(joint.id()),
                        Sitting.Matter.APPROVAL,
                        hash,
                        TestRules.id("chair"),
                        present,
                        Set.of(),
                        SealedList.fresh(List.of())));
        moved = feed.add(
                person("chair"),
                sitting,
                new SittingEvent.Moved(
                        "m".repeat(64),
                        Sitting.Matter.APPROVAL,
                        Sitting.Resolution.APPROVE,
                        hash,
                        Optional.of("c"),
                        Optional.empty(),
                        "r",
                        Optional.of(SealedList.fresh(List.of("only at night"))),
                        Optional.empty(),
                        Sealed.fresh("what the committee thinks"),
                        Optional.empty(),
                        Optional.empty()));
        var vote = new SittingEvent.VoteCast("m".repeat(64), Sealed.fresh(Sitting.Choice.FOR), Sealed.fresh("why"));
        feed.add(person("member-1"), sitting, vote);
    }

    private static void collide() {
        takedown = new Subject(Subject.Kind.ACTIVITY, UUID.randomUUID());
        var selector = new Selector(Selector.Kind.DOMAIN, "t1.example");
        feed.add(
                actor(Seat.TAKEDOWN_DESK),
                takedown,
                new ActivityEvent.Registered(
                        new ActivityId(takedown.id()),
                        Activity.Kind.TAKEDOWN,
                        Optional.of(new CampaignId(CAMPAIGN)),
                        Sealed.fresh("takedown"),
                        SealedList.fresh(List.of(selector)),
                        new OpenWindow(FROM, Optional.empty()),
                        Sealed.fresh("call the sinkhole"),
                        Marking.AMBER,
                        Optional.empty()));
        conflict = new Subject(Subject.Kind.CONFLICT, UUID.randomUUID());
        raised = feed.add(
                actor(Seat.HUB),
                conflict,
                new ConflictEvent.Raised(
                        new ConflictId(conflict.id()),
                        Pair.of(joint, takedown).parties(),
                        SealedList.fresh(List.of(new OverlapItem(selector, selector, How.SAME)))));
    }

    @AfterAll
    static void close() {
        feed.close();
    }

    static Actor person(String user) {
        return TestRules.actor(user);
    }

    /** Somebody in that seat who has nothing to do with any case. */
    static Actor actor(Seat seat) {
        var organisation = switch (seat) {
            case NCO_COORDINATOR, NCO_DIRECTOR, NCO_LEGAL, NCO_DECONFLICTION -> Organisation.NCO;
            case NSS_DESK -> Organisation.NSS;
            case MOFA_DESK -> Organisation.MOFA;
            case NPSC_DESK -> Organisation.NPSC;
            case POLICE_OFFICER, POLICE_DIRECTOR -> Organisation.NPA;
            case SDF_OFFICER, SDF_DIRECTOR -> Organisation.SDF;
            case COMMITTEE_CHAIR, COMMITTEE_MEMBER, COMMITTEE_SECRETARIAT, COMMITTEE_EXPERT -> Organisation.COMMITTEE;
            case TAKEDOWN_DESK -> Organisation.TAKEDOWN;
            case LIAISON_DESK -> Organisation.LIAISON;
            case AUDITOR -> Organisation.AUDIT;
            case ADMINISTRATOR -> Organisation.OPERATOR;
            case HUB -> Organisation.HUB;
        };
        return new Actor(
                new PersonId(UUID.nameUUIDFromBytes(seat.wire().getBytes(StandardCharsets.UTF_8))), seat, organisation);
    }

    private static List<Map<String, Object>> operations(Actor actor, Optional<String> q) {
        return await(reads.operations(actor, Optional.empty(), Optional.empty(), q, ALL))
                .items();
    }

    private static Set<UUID> ids(List<Map<String, Object>> items) {
        var ids = new HashSet<UUID>();
        items.forEach(item -> ids.add(UUID.fromString((String) item.get("id"))));
        return ids;
    }

    private static Set<UUID> of(Subject... subjects) {
        var ids = new HashSet<UUID>();
        List.of(subjects).forEach(subject -> ids.add(subject.id()));
        return ids;
    }

    private static Set<Subject> expected(Seat seat) {
        return switch (seat) {
            case NCO_COORDINATOR, NCO_DIRECTOR, NCO_LEGAL, NCO_DECONFLICTION, AUDITOR ->
                Set.of(home, joint, draft, gone);
            case POLICE_DIRECTOR -> Set.of(home, joint, gone);
            case SDF_DIRECTOR -> Set.of(joint, draft);
            case NSS_DESK, MOFA_DESK, NPSC_DESK -> Set.of(joint);
            case COMMITTEE_CHAIR, COMMITTEE_MEMBER, COMMITTEE_SECRETARIAT, COMMITTEE_EXPERT -> Set.of(home, joint);
            case POLICE_OFFICER, SDF_OFFICER, TAKEDOWN_DESK, LIAISON_DESK, ADMINISTRATOR, HUB -> Set.of();
        };
    }

    @Test
    void each_seat_lists_its_cases_and_no_others() {
        for (var seat : Seat.values()) {
            assertThat(ids(operations(actor(seat), Optional.empty())))
                    .as(seat.wire())
                    .isEqualTo(of(expected(seat).toArray(Subject[]::new)));
        }
        assertThat(ids(operations(person("police"), Optional.empty()))).isEqualTo(of(home, gone));
        assertThat(ids(operations(person("police-2"), Optional.empty()))).isEqualTo(of(joint));
        assertThat(ids(operations(person("sdf"), Optional.empty()))).isEqualTo(of(joint, draft));
    }

    @Test
    void what_is_hidden_answers_as_what_is_unknown() {
        for (var seat : Seat.values()) {
            for (var subject : List.of(home, joint, draft, gone)) {
                var operation = new OperationId(subject.id());
                var open = expected(seat).contains(subject);
                var actor = actor(seat);
                assertThat(await(reads.proposal(actor, operation)).isPresent()).isEqualTo(open);
                assertThat(await(reads.targets(actor, operation, ALL)).isPresent())
                        .isEqualTo(open);
                assertThat(await(reads.scope(actor, operation)).isPresent()).isEqualTo(open);
                assertThat(await(reads.entries(actor, operation, true, ALL)).isPresent())
                        .isEqualTo(open);
            }
        }
        assertThat(await(reads.proposal(person("police"), new OperationId(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void the_list_shows_what_policy_permits() throws BrokenPolicies {
        var policies = PolicySet.load(java.nio.file.Path.of("policies"));
        for (var seat : EnumSet.complementOf(EnumSet.of(Seat.HUB))) {
            for (var subject : List.of(home, joint, draft, gone)) {
                var state = feed.state(subject, Operation.class);
                var standing = Standing.of(
                        state, actor(seat), Optional.empty(), Optional.empty(), TestRules.rules(), Instant.now());
                var permitted = policies.decide(Request.onCase(seat, "read-case", state.stage(), standing))
                        .permitted();
                var listed = expected(seat).contains(subject);
                assertThat(permitted).as(seat + " " + subject).isEqualTo(listed);
            }
        }
    }

    @Test
    void pages_are_newest_first_and_complete() {
        var seen = new ArrayList<String>();
        var after = Optional.<String>empty();
        do {
            var page = await(reads.operations(
                    actor(Seat.AUDITOR),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new Page.Request(3, after)));
            page.items().forEach(item -> seen.add((String) item.get("title")));
            after = page.next();
        } while (after.isPresent());
        assertThat(seen).containsExactly("gone", "draft", "joint", "home ＮＪＲＡＴ 100%");
        assertThatThrownBy(() -> await(
                        reads.sittings(actor(Seat.COMMITTEE_CHAIR), new Page.Request(3, Optional.of("not a cursor")))))
                .isInstanceOf(BadCursor.class);
    }

    @Test
    void a_search_finds_titles_and_numbers_literally_and_in_any_case() {
        Function<String, List<Object>> titles = q -> operations(actor(Seat.AUDITOR), Optional.of(q)).stream()
                .map(item -> item.get("title"))
                .toList();
        assertThat(titles.apply("njRat")).containsExactly("home ＮＪＲＡＴ 100%");
        assertThat(titles.apply("JOINT")).containsExactly("joint");
        assertThat(titles.apply("-0002")).containsExactly("joint");
        assertThat(titles.apply("op-")).hasSize(4);
        assertThat(titles.apply("%")).containsExactly("home ＮＪＲＡＴ 100%");
        assertThat(titles.apply("_")).isEmpty();
    }

    @Test
    void stage_and_campaign_narrow_what_is_visible() {
        var auditor = actor(Seat.AUDITOR);
        assertThat(ids(await(reads.operations(
                                auditor, Optional.of("withdrawn"), Optional.of(CAMPAIGN), Optional.empty(), ALL))
                        .items()))
                .isEqualTo(of(gone));
        assertThat(await(reads.operations(
                                auditor, Optional.empty(), Optional.of(UUID.randomUUID()), Optional.empty(), ALL))
                        .items())
                .isEmpty();
    }

    @Test
    void cases_are_numbered_in_the_order_of_the_log() {
        var year = Instant.now().atOffset(java.time.ZoneOffset.ofHours(9)).getYear();
        assertThat(await(reads.number(new OperationId(home.id())))).contains("OP-" + year + "-0001");
        assertThat(await(reads.number(new OperationId(gone.id())))).contains("OP-" + year + "-0004");
        assertThat(await(reads.number(new OperationId(UUID.randomUUID())))).isEmpty();
    }

    @Test
    void a_proposal_stands_as_it_was_posted_but_for_the_targets_which_are_paged() {
        var found = await(reads.proposal(person("police"), new OperationId(home.id())))
                .orElseThrow();
        var posted = Leaves.object(RecordMapper.body().write(proposal(Draft.home(), "home ＮＪＲＡＴ 100%")));
        posted.put("applicant", TestRules.id("police"));
        posted.remove("targets");
        assertThat(found).isEqualTo(posted);
    }

    @Test
    void targets_come_in_their_order_page_by_page() {
        var seen = new ArrayList<String>();
        var after = Optional.<String>empty();
        do {
            var page = await(reads.targets(person("sdf"), new OperationId(joint.id()), new Page.Request(200, after)))
                    .orElseThrow();
            page.items().forEach(item -> seen.add((String) item.get("id")));
            after = page.next();
        } while (after.isPresent());
        assertThat(seen)
                .isEqualTo(IntStream.range(0, TARGETS).mapToObj(i -> "t" + i).toList());
    }

    @Test
    void the_scope_is_the_line_and_the_clear_object_of_the_entry() {
        var bytes =
                await(reads.scope(person("police"), new OperationId(home.id()))).orElseThrow();
        var text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).startsWith("sekimori/scope/v1\n{\"applicant\":");
        var scope = org.sekimori.operation.Scope.of(
                new OperationId(home.id()), feed.state(home, Operation.class).proposal());
        assertThat(text.substring(text.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8))
                .isEqualTo(CanonicalJson.bytes(RecordMapper.body().write(scope)));
    }

    @Test
    void the_sittings_entries_are_the_committees_alone() {
        var operation = new OperationId(joint.id());
        var own = await(reads.entries(actor(Seat.NCO_DIRECTOR), operation, true, ALL))
                .orElseThrow()
                .items();
        var all = await(reads.entries(actor(Seat.COMMITTEE_EXPERT), operation, true, ALL))
                .orElseThrow()
                .items();
        assertThat(all).hasSize(own.size() + 3);
        assertThat(all).extracting(EntryItem::index).isSorted();
        for (var seat : Seat.values()) {
            if (!seat.ofCommittee()) {
                assertThat(await(reads.disclosures(actor(seat), moved, ALL))).isEmpty();
                assertThat(await(reads.sittings(actor(seat), ALL)).items()).isEmpty();
                assertThat(await(reads.sitting(actor(seat), sitting.id()))).isEmpty();
                await(reads.entries(actor(seat), operation, true, ALL))
                        .ifPresent(page -> assertThat(page.items()).hasSameSizeAs(own));
            }
        }
        assertThat(await(reads.disclosures(actor(Seat.COMMITTEE_MEMBER), moved, ALL))
                        .orElseThrow()
                        .items())
                .hasSize(1);
    }

    @Test
    void entries_come_with_their_fields_but_neither_elements_nor_the_request() {
        assertThat(fieldsOfTheFirst(true))
                .containsExactlyInAnyOrder(
                        "title",
                        "justification",
                        "protectedAssets",
                        "nationalSecurity",
                        "targets",
                        "measures",
                        "evidence");
    }

    @Test
    void lists_are_left_out_for_who_does_not_want_them() {
        assertThat(fieldsOfTheFirst(true)).contains("title", "targets", "measures");
        assertThat(fieldsOfTheFirst(false)).contains("title").doesNotContain("targets", "measures", "an element");
    }

    private static List<String> fieldsOfTheFirst(boolean lists) {
        var page = await(reads.entries(
                        person("sdf"), new OperationId(joint.id()), lists, new Page.Request(1, Optional.empty())))
                .orElseThrow();
        return page.items().getFirst().disclosures().stream()
                .map(text -> new io.vertx.core.json.JsonArray(
                        new String(java.util.Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)))
                .map(parts -> parts.size() == 3 ? parts.getString(1) : "an element")
                .toList();
    }

    @Test
    void elements_are_paged_by_entry() {
        var entry = await(feed.journal.stream(Feed.LOG, joint, 0, 1)).getFirst();
        var first = await(reads.disclosures(person("sdf"), entry.id(), new Page.Request(200, Optional.empty())))
                .orElseThrow();
        assertThat(first.items()).hasSize(200);
        var rest = new HashSet<>(first.items());
        for (var after = first.next(); after.isPresent(); ) {
            var page = await(reads.disclosures(person("sdf"), entry.id(), new Page.Request(200, after)))
                    .orElseThrow();
            rest.addAll(page.items());
            after = page.next();
        }
        assertThat(rest).hasSize(TARGETS + 2);
        assertThat(await(reads.disclosures(actor(Seat.POLICE_OFFICER), entry.id(), ALL)))
                .isEmpty();
    }

    @Test
    void the_committee_sees_its_sitting_whole() {
        var tree = await(reads.sitting(actor(Seat.COMMITTEE_SECRETARIAT), sitting.id()))
                .orElseThrow();
        assertThat(tree).containsEntry("presiding", TestRules.id("chair")).containsEntry("state", "open");
        assertThat(tree.get("votes")).isEqualTo(List.of(Map.of("person", TestRules.id("member-1"), "choice", "for")));
        assertThat(tree.get("tally")).isEqualTo(Map.of("for", 1L, "against", 0L, "abstain", 0L));
        assertThat(tree.get("quorum")).isEqualTo(Map.of("needed", 3L, "present", 3L, "met", true));
        assertThat(tree.get("motion"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("conditions", List.of("only at night"))
                .containsEntry("reasons", "what the committee thinks");
    }

    @Test
    void activities_are_for_their_desk_and_those_who_oversee() {
        var all = EnumSet.of(
                Seat.NCO_COORDINATOR,
                Seat.NCO_DIRECTOR,
                Seat.NCO_LEGAL,
                Seat.NCO_DECONFLICTION,
                Seat.COMMITTEE_CHAIR,
                Seat.COMMITTEE_MEMBER,
                Seat.COMMITTEE_SECRETARIAT,
                Seat.COMMITTEE_EXPERT,
                Seat.AUDITOR,
                Seat.TAKEDOWN_DESK);
        for (var seat : Seat.values()) {
            var items = await(reads.activities(actor(seat), Optional.empty(), Optional.empty(), ALL))
                    .items();
            assertThat(ids(items)).as(seat.wire()).isEqualTo(all.contains(seat) ? of(takedown) : Set.of());
        }
        assertThat(await(reads.activities(actor(Seat.AUDITOR), Optional.of("hunt"), Optional.empty(), ALL))
                        .items())
                .isEmpty();
    }

    @Test
    void who_may_read_an_activity_learns_that_it_waits_for_consent_to_have_no_end() {
        for (var seat : List.of(Seat.NCO_DECONFLICTION, Seat.TAKEDOWN_DESK)) {
            var waiting = await(reads.activitiesNeedingConsent(actor(seat), Optional.empty(), Optional.empty(), ALL))
                    .items();
            assertThat(ids(waiting)).isEqualTo(of(takedown));
            assertThat(waiting.getFirst()).containsEntry("openEnd", "needs-consent");
        }
        var outside = reads.activitiesNeedingConsent(actor(Seat.MOFA_DESK), Optional.empty(), Optional.empty(), ALL);
        assertThat(await(outside).items()).isEmpty();
    }

    @Test
    void a_desk_sees_the_title_of_a_campaign_it_takes_part_in_and_outsiders_nothing() {
        assertThat(await(reads.campaign(person("police"), CAMPAIGN)).orElseThrow())
                .containsEntry("responsePolicy", "policy");
        assertThat(await(reads.campaign(actor(Seat.MOFA_DESK), CAMPAIGN)).orElseThrow())
                .containsEntry("threat", "threat");
        assertThat(await(reads.campaign(actor(Seat.TAKEDOWN_DESK), CAMPAIGN)).orElseThrow())
                .containsEntry("title", "campaign")
                .doesNotContainKeys("threat", "responsePolicy");
        assertThat(await(reads.campaign(actor(Seat.LIAISON_DESK), CAMPAIGN))).isEmpty();
        assertThat(await(reads.campaigns(actor(Seat.ADMINISTRATOR), ALL)).items())
                .isEmpty();
    }

    @Test
    void tasks_go_to_their_officer_and_director_and_those_who_oversee() {
        var seats = EnumSet.of(
                Seat.NCO_COORDINATOR,
                Seat.NCO_DIRECTOR,
                Seat.NCO_LEGAL,
                Seat.NCO_DECONFLICTION,
                Seat.COMMITTEE_CHAIR,
                Seat.COMMITTEE_MEMBER,
                Seat.COMMITTEE_SECRETARIAT,
                Seat.COMMITTEE_EXPERT,
                Seat.AUDITOR,
                Seat.POLICE_DIRECTOR);
        for (var seat : Seat.values()) {
            assertThat(await(reads.tasks(actor(seat), ALL)).items())
                    .as(seat.wire())
                    .hasSize(seats.contains(seat) ? 1 : 0);
        }
        assertThat(await(reads.tasks(person("police-2"), ALL)).items().getFirst())
                .containsEntry("id", TASK.toString())
                .containsEntry("state", "accepted")
                .containsEntry("instructions", "instructions")
                .containsEntry("reportEvery", "PT1H");
        assertThat(await(reads.taskTargets(person("police-2"), TASK, ALL))).isPresent();
        assertThat(await(reads.taskTargets(person("police"), TASK, ALL))).isEmpty();
    }

    @Test
    void obligations_come_by_urgency_and_overdue_ones_alone() {
        var director = actor(Seat.SDF_DIRECTOR);
        var first = await(reads.obligations(director, false, new Page.Request(1, Optional.empty())));
        assertThat(first.items().getFirst()).containsEntry("overdueSince", "2020-01-01T00:00:00Z");
        var second = await(reads.obligations(director, false, new Page.Request(1, first.next())));
        assertThat(second.items().getFirst())
                .containsEntry("due", "2099-01-01T00:00:00Z")
                .doesNotContainKey("overdueSince");
        assertThat(second.next()).isEmpty();
        assertThat(await(reads.obligations(director, true, ALL)).items()).hasSize(1);
        assertThat(await(reads.obligations(person("police"), false, ALL)).items())
                .isEmpty();
    }

    @Test
    void the_other_desk_learns_of_a_conflict_once_it_is_released_and_then_no_more_than_whom_to_call() {
        var desk = actor(Seat.TAKEDOWN_DESK);
        assertThat(await(reads.conflict(desk, conflict.id()))).isEmpty();
        assertThat(await(reads.conflict(person("sdf"), conflict.id())).orElseThrow())
                .containsOnlyKeys("id", "state", "parties", "raised");

        var watch = actor(Seat.NCO_DECONFLICTION);
        feed.add(watch, conflict, new ConflictEvent.Owned());
        assertThat(await(reads.conflicts(desk, ALL)).items()).isEmpty();
        feed.add(
                watch,
                conflict,
                new ConflictEvent.Disposed(Disposition.DEFER, Optional.of(takedown.id()), Sealed.fresh("reason")));
        assertThat(await(reads.conflict(desk, conflict.id()))).isEmpty();
        feed.add(watch, conflict, new ConflictEvent.Released());

        assertThat(await(reads.conflict(desk, conflict.id())).orElseThrow())
                .containsOnlyKeys("id", "kind", "released", "liaison")
                .containsEntry("kind", "takedown")
                .containsEntry("liaison", watch.id());
        assertThat(await(reads.conflict(person("sdf"), conflict.id())).orElseThrow())
                .containsEntry("liaison", "call the sinkhole")
                .containsEntry(
                        "parties",
                        List.of(Map.of("kind", "operation", "id", joint.id().toString())));
        assertThat(await(reads.conflict(watch, conflict.id())).orElseThrow())
                .containsEntry("disposition", "defer")
                .containsEntry(
                        "overlaps",
                        List.of(Map.of(
                                "left", Map.of("kind", "domain", "value", "t1.example"),
                                "right", Map.of("kind", "domain", "value", "t1.example"),
                                "how", "same")));
        assertThat(await(reads.conflict(actor(Seat.NCO_COORDINATOR), conflict.id()))
                        .orElseThrow())
                .containsKey("parties")
                .doesNotContainKey("overlaps");
        for (var seat : List.of(Seat.LIAISON_DESK, Seat.ADMINISTRATOR, Seat.POLICE_OFFICER)) {
            assertThat(await(reads.conflicts(actor(seat), ALL)).items()).isEmpty();
        }
        assertThat(await(reads.disclosures(actor(Seat.NCO_COORDINATOR), raised, ALL)))
                .isEmpty();
        assertThat(await(reads.disclosures(watch, raised, ALL)).orElseThrow().items())
                .hasSize(1);
    }

    @Test
    void readings_of_sealed_content_are_noted_before_they_are_answered() {
        var operation = new OperationId(home.id());
        await(reads.proposal(person("police"), operation));
        assertThat(feed.noted).contains("read-proposal " + home.id());
        feed.noting = false;
        try {
            assertThatThrownBy(() -> await(reads.proposal(person("police"), operation)))
                    .hasMessage("planted");
            assertThat(await(reads.proposal(person("sdf"), operation))).isEmpty();
        } finally {
            feed.noting = true;
        }
    }
}
