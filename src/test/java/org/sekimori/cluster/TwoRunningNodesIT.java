package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekimori.testing.Api;
import org.sekimori.testing.Api.Answer;
import org.sekimori.testing.Api.Caller;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** Two nodes of one hub: whatever goes to which, there is one log and one answer for each key. */
class TwoRunningNodesIT {
    private static final Duration READY = Duration.ofSeconds(30);
    private static final int COMMANDS = 12;
    private static final int SENT = 36;

    private static Place place;
    private static List<RunningHub> nodes;

    @BeforeAll
    static void start() {
        place = Place.fresh();
        // At the same instant, into nothing: both would make keys, database and opening entries.
        nodes = List.of(RunningHub.launched(place, 1, Map.of()), RunningHub.launched(place, 2, Map.of()));
        nodes.forEach(RunningHub::awaitReady);
        nodes.forEach(node -> Waiting.untilReady(node.api(), READY));
    }

    @AfterAll
    static void stop() {
        nodes.forEach(RunningHub::close);
        place.close();
    }

    /** One command, complete with its key; sent again it is the same. */
    private record Command(String user, String path, Map<String, Object> body, UUID key) {
        Answer to(Api api) {
            return api.post(Caller.of(user), path, body, key);
        }

        /** "Try again" is heard, with the same key. */
        Answer untilHeard(Api api) {
            for (int attempt = 0; attempt < 20; attempt++) {
                var answer = to(api);
                if (answer.status() != 503) {
                    return answer;
                }
                Waiting.millis(100);
            }
            return to(api);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void interleaved_commands_leave_one_gapless_log_and_one_answer_for_each_key(long seed) throws Exception {
        var random = new Random(seed);
        var campaign = Case.campaign(api(0));
        var drafts = List.of(
                Case.draft(api(0), Kind.POLICE_HOME, Drafts.proposal(Kind.POLICE_HOME, campaign)),
                Case.draft(api(1), Kind.POLICE_HOME, Drafts.proposal(Kind.POLICE_HOME, campaign)));
        var commands = new ArrayList<Command>();
        for (int i = 0; i < COMMANDS; i++) {
            commands.add(
                    i % 3 == 0
                            ? campaign("Campaign " + i)
                            : revision(drafts.get(random.nextInt(2)), campaign, "Rev " + i));
        }
        var sent = random.ints(SENT, 0, COMMANDS).boxed().toList();
        var tasks = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < SENT; i++) {
            var command = commands.get(sent.get(i));
            var node = api(random.nextInt(2));
            tasks.add(() -> command.untilHeard(node));
        }
        var answers = all(tasks, 8);

        var first = new HashMap<Integer, JsonNode>();
        for (int i = 0; i < SENT; i++) {
            var answer = answers.get(i).ok().json();
            assertThat(first.computeIfAbsent(sent.get(i), _ -> answer)).isEqualTo(answer);
        }
        first.forEach((which, answer) -> {
            for (var node : nodes) {
                assertThat(commands.get(which).untilHeard(node.api()).ok().json())
                        .isEqualTo(answer);
            }
        });
        var here = OutsideLog.read(api(0), OutsideLog.reach(first.values()), Optional.empty());
        here.versionsHaveNoHoles().holdsExactlyOnce(first.values());
        var there = OutsideLog.read(api(1), 0, Optional.of(here.checkpoint()));
        assertThat(there.entries().subList(0, here.entries().size())).isEqualTo(here.entries());
    }

    @Test
    void one_key_sent_to_both_nodes_at_the_same_instant_is_one_command() throws Exception {
        var answers = new ArrayList<JsonNode>();
        for (int round = 0; round < 6; round++) {
            var command = campaign("Twice " + round);
            var both = atOnce(List.of(() -> command.to(api(0)), () -> command.to(api(1))));
            assertThat(both.get(0).refused(201).json())
                    .isEqualTo(both.get(1).refused(201).json());
            answers.add(both.get(0).json());
        }
        OutsideLog.read(api(0), OutsideLog.reach(answers), Optional.empty()).holdsExactlyOnce(answers);
    }

    @Test
    void one_key_with_two_bodies_at_the_same_instant_accepts_one_and_tells_the_other() throws Exception {
        for (int round = 0; round < 6; round++) {
            var one = campaign("One " + round);
            var other = new Command(
                    one.user(), one.path(), campaign("Other " + round).body(), one.key());
            var both = atOnce(List.of(() -> one.to(api(0)), () -> other.to(api(1))));
            assertThat(both).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            assertThat(both).extracting(Answer::code).contains("idempotency-key-reused");
            for (var node : nodes) {
                assertThat(List.of(
                                one.to(node.api()).status(),
                                other.to(node.api()).status()))
                        .containsExactlyInAnyOrder(201, 409);
            }
        }
    }

    @Test
    void five_members_vote_at_the_same_instant_on_both_nodes_and_all_succeed() throws Exception {
        var here = Case.at(api(0), Kind.POLICE_HOME, Point.GRANTED);
        var sitting = here.open("approval", Case.COMMITTEE, List.of()).ok().id();
        here.move(sitting, "member-1", "approve").ok();
        var hash = here.motionHash();
        var votes = new ArrayList<Callable<Answer>>();
        for (var member : Case.COMMITTEE) {
            var node = api(votes.size() % 2);
            var vote = new Command(
                    member,
                    "/api/sittings/" + sitting + "/commands/vote",
                    Map.of("motionHash", hash, "choice", "for", "reasons", "So I hold."),
                    UUID.randomUUID());
            node.token(member);
            votes.add(() -> vote.to(node));
        }
        var answers = atOnce(votes);
        assertThat(answers).extracting(Answer::status).as("%s", answers).containsOnly(200);
        assertThat(answers.stream().map(a -> a.json().path("version").asInt())).doesNotHaveDuplicates();
        here.closeSitting(sitting, "chair", Map.of()).ok();
        assertThat(here.stage()).isEqualTo("authorised");
    }

    @Test
    void
            two_cases_submitted_at_the_same_instant_on_both_nodes_see_each_other_and_neither_goes_on_before_that_is_settled()
                    throws Exception {
        var campaign = Case.campaign(api(0));
        for (int round = 0; round < 5; round++) {
            var proposal = Drafts.proposal(Kind.POLICE_HOME, campaign);
            var here = Case.draft(api(0), Kind.POLICE_HOME, proposal);
            var there = Case.draft(api(1), Kind.POLICE_HOME, proposal).on(api(1));
            var submitted =
                    atOnce(List.of(() -> here.give("police", "submit", ""), () -> there.give("police", "submit", "")));
            assertThat(submitted).allSatisfy(Answer::ok);
            for (var one : List.of(here, there)) {
                one.awaitConflict();
                // The earlier one of the log was screened before there was another to meet.
                assertThat(one.stage()).isIn("screening", "review");
                one.give("legal", "grant", one.granting("legal")).refused(409);
                one.give("coordinator", "task", one.tasking("police", "police")).refused(409);
            }
            assertThat(here.look().path("conflicts")).isEqualTo(there.look().path("conflicts"));
        }
    }

    private static Command campaign(String title) {
        return new Command(
                "coordinator",
                "/api/campaigns",
                Map.of("title", title, "threat", "B", "responsePolicy", "C", "marking", "TLP:AMBER"),
                UUID.randomUUID());
    }

    private static Command revision(Case draft, String campaign, String title) {
        var proposal = Drafts.proposal(draft.kind(), campaign);
        proposal.put("title", title);
        return new Command(draft.kind().applicant, draft.path("revise"), proposal, UUID.randomUUID());
    }

    private static Api api(int node) {
        return nodes.get(node).api();
    }

    private static List<Answer> atOnce(List<Callable<Answer>> tasks) throws Exception {
        var barrier = new CyclicBarrier(tasks.size());
        var held = tasks.stream()
                .<Callable<Answer>>map(task -> () -> {
                    barrier.await(20, TimeUnit.SECONDS);
                    return task.call();
                })
                .toList();
        return all(held, tasks.size());
    }

    private static List<Answer> all(List<Callable<Answer>> tasks, int atATime) throws Exception {
        try (var executor = Executors.newFixedThreadPool(atATime)) {
            var answers = new ArrayList<Answer>();
            for (var future : executor.invokeAll(tasks)) {
                answers.add(future.get(60, TimeUnit.SECONDS));
            }
            return answers;
        }
    }
}
