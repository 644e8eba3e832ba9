package org.sekimori.model;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.Amendments;
import org.sekimori.operation.Command;
import org.sekimori.operation.Halt;
import org.sekimori.operation.HaltId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Rules;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Task;
import org.sekimori.phase.review.ReviewCommand;

/** What planted bugs do not see of amendments, revisions, halts and words of mouth; each shows what is left without it. */
final class Unseen {
    private Unseen() {}

    static Sitting committeesPart(Sitting sitting) {
        return Altered.with(
                sitting, "motion", sitting.motion().map(motion -> Altered.with(motion, "excludes", Optional.empty())));
    }

    static Amendment end(Amendment amendment) {
        var consents = new HashMap<>(amendment.review().consents());
        consents.replaceAll((_, consent) -> Altered.with(consent, "validUntil", Optional.empty()));
        return Altered.with(amendment, "review", Altered.with(amendment.review(), "consents", consents));
    }

    static Operation whoWasTold(Operation operation) {
        var tasks = operation.tasks().stream().map(Task::id).collect(Collectors.toUnmodifiableSet());
        return operation.amended().isEmpty()
                ? operation
                : operation.amending(all -> new Amendments(all.all().stream()
                        .map(amendment -> Altered.with(amendment, "told", tasks))
                        .toList()));
    }

    /** Any change of the scope: every gate lets its grant stand. */
    static Rules change(Rules rules) {
        return Altered.with(
                rules,
                "gates",
                rules.gates().stream()
                        .map(gate -> Altered.with(gate, "standsThroughChange", true))
                        .toList());
    }

    static Operation anotherBasis(Operation operation, Proposal next) {
        var basis = Altered.with(operation.proposal(), "legalBasis", next.legalBasis());
        return Altered.with(operation, "proposal", Altered.with(basis, "executors", next.executors()));
    }

    static Operation anotherMeasure(Operation operation, Proposal next) {
        return Altered.with(operation, "proposal", Altered.with(operation.proposal(), "measures", next.measures()));
    }

    static Operation begun(Operation operation) {
        return operation.execution().started()
                ? operation.with(Operation.Execution.NONE).in(Stage.TASKED)
                : operation;
    }

    static Command wordOfMouth(Command command) {
        return switch (command) {
            case ReviewCommand.Refuse refuse
            when Words.heard(refuse.attestation()) -> Altered.with(refuse, "attestation", Optional.of(Words.ON_PAPER));
            case ReviewCommand.Return given
            when Words.heard(given.attestation()) -> Altered.with(given, "attestation", Optional.of(Words.ON_PAPER));
            default -> command;
        };
    }

    static Operation lapses(Operation operation) {
        return operation.with(operation
                .execution()
                .withHalts(operation.execution().halts().stream()
                        .map(halt -> Altered.with(halt, "lapses", Optional.empty()))
                        .toList()));
    }

    static Operation whoseTask(Operation operation, PersonId actor) {
        return operation.withTasks(operation.tasks().stream()
                .map(task -> Altered.with(task, "officer", actor))
                .toList());
    }

    /** The hub has halted everything already. */
    static Operation needOfHalt(Operation operation) {
        var halt = new Halt(
                new HaltId(new UUID(0, 9)),
                Halt.Authority.HUB,
                Halt.Reach.ALL,
                SmallWorld.INSTANTS.getFirst(),
                Optional.empty(),
                SealedList.fresh(List.of()),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return operation.with(operation
                .execution()
                .withHalts(Stream.concat(operation.execution().halts().stream(), Stream.of(halt))
                        .toList()));
    }
}
