package org.sekimori.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Seat;
import org.sekimori.phase.proposal.ProposalCommand;

/**
 * Picks moves in one state of a case, among those that the exploration tries too.
 *
 * @param kind what the walk proposes in the beginning
 */
record Picking(CaseFile file, Instant now, Proposal kind, RandomGenerator random) {
    /** Nobody gives these over HTTP. */
    private static final Set<String> OF_HUB = Set.of("tick", "screen", "expire");

    private static final Set<String> ENDING = Set.of("withdraw", "revoke", "refuse");
    private static final Set<String> BACK = Set.of(
            "return",
            "revise",
            "decline",
            "withdraw-amendment",
            "sitting-adjourn",
            "sitting-leave",
            "sitting-recuse",
            "sitting-withdraw",
            "sitting-create",
            "halt",
            "end");

    private static final List<Actor> EVERYBODY = SmallWorld.RULES.directory().persons().values().stream()
            .flatMap(person -> Stream.concat(
                            person.seats().stream(), Stream.of(Seat.NCO_COORDINATOR, Seat.COMMITTEE_CHAIR))
                    .distinct()
                    .map(seat -> new Actor(person.key(), seat, person.organisation())))
            .sorted(Comparator.comparing(SmallWorld::name))
            .toList();

    static Actor anybody(RandomGenerator random) {
        return EVERYBODY.get(random.nextInt(EVERYBODY.size()));
    }

    Optional<Move> ahead() {
        if (file.operation().isEmpty()) {
            return Optional.of(Move.by(SmallWorld.actor(kind.applicant()), new ProposalCommand.Create(kind)));
        }
        return any(new Ahead(file.operation().get(), file.open()).first(moves(this::taken)));
    }

    Optional<Move> about() {
        return file.operation().isEmpty() ? ahead() : weighed(moves(this::taken));
    }

    Optional<Move> amiss() {
        return weighed(moves(move -> !taken(move)));
    }

    private boolean taken(Move move) {
        return Oracle.takes(file, move, now);
    }

    private List<Move> moves(Predicate<Move> wanted) {
        return Moves.of(file.dossier(), now).stream()
                .filter(move ->
                        !move.isTime() && !move.actor().equals(SmallWorld.HUB) && !OF_HUB.contains(move.action()))
                .filter(wanted)
                .toList();
    }

    /** An action by its weight, then any move of it. */
    private Optional<Move> weighed(List<Move> moves) {
        var actions = new ArrayList<List<Move>>();
        for (var named : byAction(moves).entrySet()) {
            for (int n = 0; n < weight(named.getKey()); n++) {
                actions.add(named.getValue());
            }
        }
        return actions.isEmpty() ? Optional.empty() : any(actions.get(random.nextInt(actions.size())));
    }

    private static Map<String, List<Move>> byAction(List<Move> moves) {
        return moves.stream().collect(Collectors.groupingBy(Move::action, TreeMap::new, Collectors.toList()));
    }

    private static int weight(String action) {
        return ENDING.contains(action) ? 1 : BACK.contains(action) ? 4 : 12;
    }

    private Optional<Move> any(List<Move> moves) {
        return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(random.nextInt(moves.size())));
    }

    /** As it goes to the hub, under a fresh key. */
    Sent sent(Move move, Bodies bodies) {
        var action = move.action();
        var operation = file.operation().map(found -> found.id().value());
        var body = bodies.body(move.command(), operation.orElse(SmallWorld.CASE.value()));
        var subject = switch (action) {
            case "create", "sitting-create" -> Optional.<UUID>empty();
            default ->
                action.startsWith("sitting-")
                        ? file.open().map(sitting -> sitting.id().value())
                        : operation;
        };
        return new Sent(
                move.actor(),
                action,
                subject,
                body,
                Bodies.command(move.command().getClass(), body),
                Optional.empty(),
                UUID.randomUUID());
    }
}
