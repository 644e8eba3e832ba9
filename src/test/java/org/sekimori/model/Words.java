package org.sekimori.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Attestation.Channel;
import org.sekimori.operation.ReadBack;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;

/** Everything that is said in the small world, sealed once and for all. {@link #SECRET} is in every sealed text. */
final class Words {
    static final String SECRET = "not for everybody";

    static final Sealed<String> TEXT = sealed(SECRET);
    static final Sealed<String> MEASURE = sealed("m1");
    static final SealedList<String> ONE_CONDITION = Seals.seal(SealedList.fresh(List.of("only at night: " + SECRET)));
    static final SealedList<String> FIRST_TARGET = Seals.seal(SealedList.fresh(List.of("t1")));
    static final Sealed<Attestation> ON_PAPER = attestation(Channel.DOCUMENT);
    static final Sealed<Attestation> BY_TELEPHONE = attestation(Channel.TELEPHONE);
    static final Sealed<ReadBack> READ_BACK = sealed(new ReadBack("office", SmallWorld.INSTANTS.getFirst(), SECRET));
    static final Sealed<ClosingCommand.AdministratorNotice> NOTICE =
            sealed(new ClosingCommand.AdministratorNotice(ClosingCommand.Status.GIVEN, SECRET));
    static final Sealed<ExecutionCommand.Data> KEPT =
            sealed(new ExecutionCommand.Data(Optional.empty(), Optional.of(SECRET), Optional.empty()));

    private static final Map<Choice, Sealed<Choice>> CHOICES =
            Arrays.stream(Choice.values()).collect(Collectors.toUnmodifiableMap(Function.identity(), Words::sealed));
    private static final Map<String, Sealed<String>> TARGETS =
            Stream.of("t1", "t2", "t3").collect(Collectors.toUnmodifiableMap(Function.identity(), Words::sealed));
    private static final Map<Instant, Sealed<ExecutionCommand.Identified>> IDENTIFIED = SmallWorld.INSTANTS.stream()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    at -> sealed(new ExecutionCommand.Identified(at, "banner", Optional.empty(), Optional.empty()))));

    private Words() {}

    static Sealed<Choice> choice(Choice choice) {
        return CHOICES.get(choice);
    }

    static Sealed<String> target(String id) {
        return TARGETS.get(id);
    }

    static Sealed<ExecutionCommand.Identified> identified(Instant at) {
        var known = IDENTIFIED.get(at);
        return known != null
                ? known
                : sealed(new ExecutionCommand.Identified(at, "banner", Optional.empty(), Optional.empty()));
    }

    /** Whether it is of a decision by word of mouth. */
    static boolean heard(Optional<Sealed<Attestation>> attestation) {
        return attestation
                .flatMap(Sealed::content)
                .map(told -> told.channel() != Channel.DOCUMENT)
                .orElse(false);
    }

    private static <T> Sealed<T> sealed(T value) {
        return Seals.seal(Sealed.fresh(value));
    }

    private static Sealed<Attestation> attestation(Channel channel) {
        return sealed(new Attestation(
                "minister",
                "office",
                SmallWorld.INSTANTS.getFirst(),
                channel,
                Optional.of("desk").filter(_ -> channel.isOral()),
                SECRET));
    }
}
