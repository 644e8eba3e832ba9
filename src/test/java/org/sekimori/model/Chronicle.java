package org.sekimori.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.sekimori.journal.Recorded;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Document;
import org.sekimori.operation.Occurring;
import org.sekimori.operation.Scope;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.oversight.SittingEvent;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.timekeeping.TimekeepingCommand;
import org.sekimori.testing.Api.Answer;

/**
 * Follows the entries of one case. Each command's entries are compared with what the rules decide at the instant that they
 * name, and only then folded: of what the hub says, only times, ids and salts are taken on trust.
 */
final class Chronicle {
    private static final Sealed<String> GONE = Sealed.fresh("the case is no longer the one that was moved");

    private final OnRecord log;
    private CaseFile file = CaseFile.EMPTY;
    private long next;

    Chronicle(OnRecord log) {
        this.log = log;
        this.next = log.settled();
    }

    CaseFile file() {
        return file;
    }

    /** A document of the case was registered, which is no entry of the case. */
    void filed(Document paper) {
        file = file.with(paper);
    }

    /** Nothing was written about the case. */
    void standsStill() {
        var written = entries();
        require(written.isEmpty(), "something was written: " + Same.told(Same.facts(written), ""));
    }

    /** What the command wrote, and what the hub wrote because of it. */
    void goesOn(Sent sent, Foretold foretold, Answer answer) {
        require(foretold instanceof Foretold.Accepted, "accepted, and was to be refused: " + foretold);
        var indexes = StreamSupport.stream(answer.json().path("entries").spliterator(), false)
                .map(entry -> entry.path("index").asLong())
                .toList();
        log.settled();
        var id = UUID.fromString(answer.id());
        for (var group : groups(sent.action().equals("create") ? Optional.of(id) : Optional.empty())) {
            if (indexes.contains(group.getFirst().header().index())) {
                require(
                        indexes.equals(
                                group.stream().map(e -> e.header().index()).toList()),
                        "other entries: " + indexes);
                decided(sent, group);
                answered(sent, group, answer);
            } else {
                ofHub(group);
            }
        }
    }

    private List<Recorded> entries() {
        return groups(Optional.empty()).stream().flatMap(List::stream).toList();
    }

    /** Those that belong to the case, by their cause. */
    private List<List<Recorded>> groups(Optional<UUID> created) {
        var groups = new LinkedHashMap<UUID, List<Recorded>>();
        for (var entry : log.since(next)) {
            if (ofCase(entry, created)) {
                groups.computeIfAbsent(entry.header().stamp().cause(), _ -> new ArrayList<>())
                        .add(entry);
                next = entry.header().index() + 1;
            }
        }
        return List.copyOf(groups.values());
    }

    private boolean ofCase(Recorded entry, Optional<UUID> created) {
        var subject = entry.header().stamp().subject();
        var operation =
                created.or(() -> file.operation().map(found -> found.id().value()));
        return Optional.of(subject.id()).equals(operation)
                || file.sittings().containsKey(subject.id())
                || (entry.event() instanceof SittingEvent.Opened opened
                        && Optional.of(opened.operation().value()).equals(operation));
    }

    private void decided(Sent sent, List<Recorded> group) {
        var known = Same.known(file, sent.body());
        var stamp = group.getFirst().header().stamp();
        var base = Same.base(group, known).orElse(new UUID(0, 0));
        var foretold = Oracle.foretell(file, sent, stamp.recorded(), base);
        require(foretold instanceof Foretold.Accepted, "accepted, and was to be refused: " + foretold);
        var facts = ((Foretold.Accepted) foretold).facts();
        agree(Same.told(facts, known), Same.told(Same.facts(group), known));
        for (int n = 0; n < group.size(); n++) {
            var entry = group.get(n);
            var occurred = facts.get(n).event() instanceof Occurring told ? told.occurred() : stamp.recorded();
            require(
                    facts.get(n).subject().equals(entry.header().stamp().subject())
                            && occurred.equals(entry.header().stamp().occurred())
                            && CaseFile.actor(entry).equals(sent.actor()),
                    "another subject, time or actor: " + entry.header());
        }
        fold(group);
    }

    private void fold(List<Recorded> group) {
        for (var entry : group) {
            file = file.after(entry);
            var id = entry.header().stamp().subject().id();
            require(file.version(id) == entry.header().stamp().version(), "another version: " + entry.header());
        }
        file.operation()
                .ifPresent(operation -> require(
                        Oracle.HASHING
                                .scope(Scope.of(operation.id(), operation.proposal()))
                                .equals(operation.scopeHash()),
                        "the scope hash is not that of the proposal on record"));
    }

    private void answered(Sent sent, List<Recorded> group, Answer answer) {
        var id = sent.subject()
                .orElse(group.getFirst().header().stamp().subject().id());
        var json = answer.json();
        var state = sent.ofSitting()
                ? file.sittings().get(id).state().wire()
                : file.operation().orElseThrow().stage().wire();
        agree(
                List.of(
                        String.valueOf(sent.subject().isPresent() ? 200 : 201),
                        id.toString(),
                        String.valueOf(file.version(id)),
                        state,
                        group.stream()
                                .map(entry -> entry.header().type())
                                .toList()
                                .toString()),
                List.of(
                        String.valueOf(answer.status()),
                        answer.id(),
                        json.path("version").asText(),
                        json.path(sent.ofSitting() ? "state" : "stage").asText(),
                        json.path("entries").findValuesAsText("type").toString()));
    }

    /** One of the hub's own commands would do just that. */
    private void ofHub(List<Recorded> group) {
        var known = Same.known(file, "");
        var told = Same.told(Same.facts(group), known);
        var stamp = group.getFirst().header().stamp();
        var actor = CaseFile.actor(group.getFirst());
        require(actor.seat() == Seat.HUB, "written by " + actor.seat().wire() + ": " + told);
        var act = new Act(
                actor,
                stamp.recorded(),
                Same.base(group, known).orElse(new UUID(0, 0)),
                SmallWorld.RULES,
                Oracle.HASHING);
        require(
                own().anyMatch(command -> Move.by(actor, command).phase().decide(file.dossier(), command, act)
                                instanceof Decision.Accepted(var facts)
                        && Same.told(facts, known).equals(told)),
                "the hub wrote of itself: " + told);
        fold(group);
    }

    private Stream<Command> own() {
        var operation = file.operation().orElseThrow();
        return Stream.of(
                new ScreeningCommand.Screen(operation.scopeHash(), List.of()),
                new ScreeningCommand.Screen(operation.underReview().scopeHash(), List.of()),
                new OversightCommand.Adjourn(GONE),
                new TimekeepingCommand.Tick(),
                new ClosingCommand.Expire());
    }

    private static void agree(List<String> foretold, List<String> got) {
        require(
                foretold.equals(got),
                "not as foretold\nforetold " + String.join("\n         ", foretold) + "\ngot      "
                        + String.join("\n         ", got));
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new AssertionError(otherwise);
        }
    }
}
