package org.sekimori.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Stage;
import org.sekimori.testing.Api;
import org.sekimori.testing.Api.Answer;

/**
 * One case on its way through the hub, with what its record says of it. Each step is foretold, sent to a node, compared with
 * the answer, with the entries, and with the case as somebody is shown it by a node.
 */
final class Walk {
    private static final int PATIENCE = 20;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final UUID NO_BASE = new UUID(0, 0);

    private final WalkedHub hub;
    private final Walked walked;
    private final Bodies bodies;
    private final String basis;
    private final Chronicle chronicle;
    private final Papers papers;
    private final List<Done> done = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** A command that was accepted, and the answer. */
    private record Done(Sent sent, Answer answer) {}

    Walk(WalkedHub hub, Walked walked, String basis) {
        this.hub = hub;
        this.walked = walked;
        this.bodies = new Bodies(hub.campaign(), UUID.randomUUID().toString());
        this.basis = basis;
        this.chronicle = new Chronicle(hub.log());
        this.papers = new Papers(hub.node(0));
        walked.begun();
    }

    private CaseFile file() {
        return chronicle.file();
    }

    Optional<Stage> stage() {
        return file().operation().map(Operation::stage);
    }

    /** One command, or none where there is none of that way; the seed settles which, who gives it, and to which node. */
    Walk step(Way way, long seed) {
        var random = new Random(seed);
        int node = random.nextInt(2);
        try {
            switch (way) {
                case REPEATED -> last().ifPresent(before -> repeat(before, node));
                case KEY_REUSED -> last().ifPresent(before -> reuse(before, node));
                case AHEAD, ABOUT, AMISS, BY_SOMEBODY, ANEW, AT_VERSION ->
                    chosen(way, random).ifPresent(sent -> give(way, sent, node));
            }
            look(random);
        } catch (AssertionError e) {
            walked.disagreed();
            throw new AssertionError(e.getMessage() + "\nThe walk, " + basis + ":\n" + this, e);
        }
        return this;
    }

    /** Nearer to the end, as long as it goes. */
    Walk toTheEnd(int most) {
        for (int n = 0; n < most && !file().isOver(); n++) {
            step(Way.AHEAD, n);
        }
        return this;
    }

    private Optional<Done> last() {
        return done.isEmpty() ? Optional.empty() : Optional.of(done.getLast());
    }

    private Optional<Sent> chosen(Way way, RandomGenerator random) {
        var picking = new Picking(file(), Instant.now().truncatedTo(ChronoUnit.MICROS), kind(random), random);
        return switch (way) {
            case AHEAD -> picking.ahead().map(move -> sent(picking, move));
            case AMISS -> picking.amiss().map(move -> sent(picking, move));
            case BY_SOMEBODY ->
                picking.about().map(move -> sent(picking, move)).map(sent -> sent.by(Picking.anybody(random)));
            case ANEW -> anew(random);
            case AT_VERSION ->
                picking.about()
                        .map(move -> sent(picking, move))
                        .filter(sent -> sent.subject().isPresent())
                        .map(sent -> sent.at(file().version(sent.subject().get()) + random.nextInt(3) - 1));
            case ABOUT, REPEATED, KEY_REUSED -> picking.about().map(move -> sent(picking, move));
        };
    }

    /** A paper that the move names is registered first. */
    private Sent sent(Picking picking, Move move) {
        return picking.sent(
                papers.registered(file(), move)
                        .map(paper -> {
                            chronicle.filed(paper);
                            return Papers.naming(move, paper.id());
                        })
                        .orElse(move),
                bodies);
    }

    /** Not the case itself: that would be another one. */
    private Optional<Sent> anew(RandomGenerator random) {
        return done.size() < 2
                ? Optional.empty()
                : Optional.of(
                        done.get(1 + random.nextInt(done.size() - 1)).sent().keyed(UUID.randomUUID()));
    }

    private Proposal kind(RandomGenerator random) {
        var applicant = basis.startsWith("police") ? "police" : "sdf";
        return SmallWorld.proposal(basis, applicant, random.nextInt(3) > 0, SmallWorld.WINDOW);
    }

    private void give(Way way, Sent sent, int node) {
        var foretold = Oracle.foretell(file(), sent, Instant.now(), NO_BASE);
        var line =
                way.name().toLowerCase(Locale.ROOT) + ", node " + (node + 1) + ": " + sent + ": foretold " + foretold;
        lines.add(line);
        var answer = heard(sent, node);
        lines.set(lines.size() - 1, line + "; got " + answer.status() + " " + answer.code());
        if (answer.status() < 300) {
            chronicle.goesOn(sent, foretold, answer);
            walked.accepted(sent.action());
            walked.reached(file().operation().orElseThrow().stage().wire());
            done.add(new Done(sent, answer));
        } else {
            agree("the answer", foretold.toString(), answer.status() + " " + answer.code());
            chronicle.standsStill();
            walked.refused(answer.code());
        }
    }

    private void repeat(Done before, int node) {
        lines.add("repeated, node " + (node + 1) + ": " + before.sent());
        var again = heard(before.sent(), node);
        agree(
                "the answer to what was repeated",
                before.answer().json().toString(),
                again.json().toString());
        chronicle.standsStill();
        walked.repeated();
    }

    private void reuse(Done before, int node) {
        var sent = before.sent();
        var body = Bodies.otherwise(sent.body());
        if (!body.equals(sent.body())) {
            lines.add("key reused, node " + (node + 1) + ": " + sent);
            var answer = heard(sent.saying(body, sent.command()), node);
            agree("the answer", "409 idempotency-key-reused", answer.status() + " " + answer.code());
            chronicle.standsStill();
            walked.refused(answer.code());
        }
    }

    private Answer heard(Sent sent, int node) {
        var answer = sent.to(hub.node(node));
        for (int again = 0; again < PATIENCE && answer.status() == 503; again++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = sent.to(hub.node(node));
        }
        return answer;
    }

    /** As anybody, on any node. */
    private void look(RandomGenerator random) {
        var reader = Picking.anybody(random);
        if (file().operation().isEmpty() || !Oracle.holds(reader)) {
            return;
        }
        var node = hub.node(random.nextInt(2));
        var foretold = Shown.foretold(file(), reader, Instant.now());
        var shown = shown(node, reader);
        agree("the case for " + SmallWorld.name(reader), foretold.toString(), shown.toString());
    }

    private Optional<Map<String, String>> shown(Api node, Actor reader) {
        var user =
                SmallWorld.RULES.directory().person(reader.id()).orElseThrow().user();
        var path = "/api/operations/" + file().operation().orElseThrow().id().value();
        var answer = node.get(user, Optional.of(reader.seat().wire()), path);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(Shown.of(answer.ok().json()));
    }

    private static void agree(String what, String foretold, String got) {
        if (!foretold.equals(got)) {
            throw new AssertionError(what + " is not as foretold\nforetold " + foretold + "\ngot      " + got);
        }
    }

    /** One line a step. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int n = 0; n < lines.size(); n++) {
            text.append(String.format("%3d %s%n", n + 1, lines.get(n)));
        }
        return text.toString();
    }
}
