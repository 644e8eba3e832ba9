package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.journal.Checkpoint;
import org.sekimori.testing.Api;
import org.sekimori.testing.Api.Answer;
import org.sekimori.testing.Api.Caller;
import org.sekimori.testing.Case;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/**
 * Nodes, their PostgreSQL, and both are killed under load, at random instants: what was acknowledged is in the log exactly
 * once, every checkpoint goes on from those before it, and every timer fires once.
 *
 * <p>{@code -Dkill.rounds=20} kills more often; {@code -Dkill.seed} kills at the same instants again.
 */
class KillNineIT {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    /** The latest after the load has begun. */
    private static final int LATEST_MILLIS = 2_000;

    private static final int CLIENTS = 6;
    /** Acknowledged in a round before the kill, so that it comes in the middle of work. */
    private static final int UNDER_LOAD = 40;

    private static final int AFTER_THE_KILL = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path policies;

    private final RandomGenerator chance = new Random(SEED);
    private final Place place = Place.fresh();
    private final List<RunningHub> nodes = new ArrayList<>();
    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private List<Case> drafts = List.of();
    private String campaign = "";

    /** A command and what came back; the future stays open when nothing did, or "try again". */
    private record Sent(
            String user, String path, Map<String, Object> body, UUID key, CompletableFuture<Answer> answer) {
        Answer to(Api api) {
            return api.post(Caller.of(user), path, body, key);
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(RunningHub::close);
        place.close();
    }

    /** Twenty rounds take about as many minutes on a busy machine. */
    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void whatever_is_killed_nothing_acknowledged_is_lost_or_doubled_and_every_timer_fires_once() throws IOException {
        System.out.printf("-Dkill.rounds=%d -Dkill.seed=%d%n", ROUNDS, SEED);
        Halting.soonLapsing(policies);
        nodes.add(RunningHub.launched(place, 1, settings()));
        nodes.add(RunningHub.launched(place, 2, settings()));
        nodes.forEach(RunningHub::awaitReady);
        campaign = Case.campaign(api(0));
        drafts = List.of(draft(), draft());
        var halting = new Halting(api(0));
        signIn();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                halting.halt(api(round % 2));
                round(Killed.values()[round % Killed.values().length]);
                halting.lapse(api(round % 2), place);
            }
        } catch (AssertionError failed) {
            nodes.forEach(node -> System.out.println(String.join("\n", node.output())));
            throw failed;
        }
        System.out.printf(
                "%d kills: %d commands acknowledged, %d without an answer, %d timers fired once, %d checkpoints consistent%n",
                ROUNDS, sent.size() - unanswered.get(), unanswered.get(), halting.lapsed(), checkpoints.size());
    }

    /** What a round kills; the database's next owner is whichever node starts next. */
    private enum Killed {
        NODE_1,
        POSTGRES,
        NODE_1_AND_POSTGRES,
        NODE_2,
        BOTH_NODES,
        EVERYTHING
    }

    private void kill(Killed killed) {
        switch (killed) {
            case NODE_1 -> nodes.get(0).kill9();
            case NODE_2 -> nodes.get(1).kill9();
            case BOTH_NODES -> nodes.forEach(RunningHub::kill9);
            case POSTGRES -> {
                place.killPostgres9();
                Waiting.millis(chance.nextInt(LATEST_MILLIS)); // both nodes live on without it
                nodes.get(1).kill9();
            }
            case NODE_1_AND_POSTGRES -> {
                nodes.get(0).kill9();
                place.killPostgres9();
            }
            case EVERYTHING -> {
                place.killPostgres9();
                nodes.forEach(RunningHub::kill9);
            }
        }
    }

    private static List<Integer> gone(Killed killed) {
        return switch (killed) {
            case NODE_1, NODE_1_AND_POSTGRES -> List.of(0);
            case NODE_2, POSTGRES -> List.of(1);
            case BOTH_NODES, EVERYTHING -> List.of(0, 1);
        };
    }

    private Map<String, String> settings() {
        return Map.of("HUB_POLICIES", policies.toString());
    }

    private Case draft() {
        return Case.draft(api(0), Kind.POLICE_HOME, Drafts.proposal(Kind.POLICE_HOME, campaign));
    }

    /** Signs in before the load, so that a lost answer is a command's. */
    private void signIn() {
        for (var node : nodes) {
            List.of("coordinator", Kind.POLICE_HOME.applicant, "auditor").forEach(node.api()::token);
        }
    }

    private void round(Killed killed) {
        var stop = new AtomicBoolean();
        acknowledged.set(0);
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                clients.execute(() -> load(number, stop));
            }
            awaitAcknowledged(UNDER_LOAD);
            Waiting.millis(chance.nextInt(LATEST_MILLIS));
            kill(killed);
            var begun = System.nanoTime();
            gone(killed).forEach(node -> nodes.set(node, RunningHub.launched(place, node + 1, settings())));
            gone(killed).forEach(node -> nodes.get(node).awaitReady());
            signIn();
            Waiting.untilReady(api(0), PATIENCE);
            Waiting.untilReady(api(1), PATIENCE);
            System.out.printf("%s killed: both ready after %.1f s%n", killed, (System.nanoTime() - begun) / 1e9);
            acknowledged.set(0);
            awaitAcknowledged(AFTER_THE_KILL);
            stop.set(true);
        }
        look(killed);
    }

    private void load(int client, AtomicBoolean stop) {
        for (int i = 0; !stop.get(); i++) {
            var next = next(client + i);
            sent.add(next);
            try {
                var answer = next.to(api((client + i) % 2));
                if (answer.status() < 300) {
                    next.answer().complete(answer);
                    acknowledged.incrementAndGet();
                } else {
                    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                }
            } catch (IllegalStateException lost) {
                Waiting.millis(300); // no answer: it may have been written or not
            } catch (AssertionError wrong) {
                next.answer().completeExceptionally(wrong);
            }
        }
    }

    private Sent next(int number) {
        var open = new CompletableFuture<Answer>();
        if (number % 3 == 0) {
            var draft = drafts.get(number % drafts.size());
            var proposal = Drafts.proposal(Kind.POLICE_HOME, campaign);
            proposal.put("title", "Revision " + UUID.randomUUID());
            return new Sent(Kind.POLICE_HOME.applicant, draft.path("revise"), proposal, UUID.randomUUID(), open);
        }
        return new Sent(
                "coordinator",
                "/api/campaigns",
                Map.of("title", "Under load", "threat", "B", "responsePolicy", "C", "marking", "TLP:AMBER"),
                UUID.randomUUID(),
                open);
    }

    private void awaitAcknowledged(int count) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledged.get() < count) {
            assertThat(System.nanoTime())
                    .as("%d of %d acknowledged", acknowledged.get(), count)
                    .isLessThan(end);
            Waiting.millis(20);
        }
    }

    /** Those without an answer are sent again, twice and to both nodes; then everything is in the log once. */
    private void look(Killed killed) {
        var lost = sent.stream().filter(one -> !one.answer().isDone()).toList();
        for (var one : lost) {
            one.answer().complete(untilHeard(one, api(0)).ok());
            assertThat(untilHeard(one, api(1)).ok().json())
                    .isEqualTo(one.answer().join().json());
        }
        var answers = sent.stream().map(one -> one.answer().join().json()).toList();
        for (var one : sent.stream().skip(Math.max(0, sent.size() - 10)).toList()) {
            assertThat(untilHeard(one, api(0)).ok().json())
                    .isEqualTo(one.answer().join().json());
        }
        unanswered.addAndGet(lost.size());
        System.out.printf("%s killed: %d commands, %d had no answer%n", killed, answers.size(), lost.size());
        compare(answers);
    }

    private void compare(List<JsonNode> answers) {
        for (var node : nodes) {
            var earlier = checkpoints.isEmpty() ? Optional.<Checkpoint>empty() : Optional.of(checkpoints.getLast());
            var log = OutsideLog.read(node.api(), OutsideLog.reach(answers), earlier);
            log.versionsHaveNoHoles().holdsExactlyOnce(answers);
            checkpoints.add(log.checkpoint());
        }
    }

    private static Answer untilHeard(Sent one, Api api) {
        for (int attempt = 0; attempt < 50; attempt++) {
            var answer = one.to(api);
            if (answer.status() != 503) {
                return answer;
            }
            Waiting.millis(200);
        }
        return one.to(api);
    }

    private Api api(int node) {
        return nodes.get(node).api();
    }
}
