package org.sekimori.pipeline;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.journal.AppendResult;
import org.sekimori.journal.CorruptJournal;
import org.sekimori.journal.Journal;
import org.sekimori.journal.Kept;
import org.sekimori.journal.LogName;
import org.sekimori.journal.Malformed;
import org.sekimori.journal.SealedRecord;
import org.sekimori.journal.Sealing;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Hashing;
import org.sekimori.operation.Rejection;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Subject;
import org.sekimori.phase.execution.ExecutionEvent.Flag;
import org.sekimori.phase.execution.Foresight;
import org.sekimori.policy.PolicySet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one path that every change takes: load, ask policy, seal, decide, append, answer. Nothing is decided in it, and
 * nothing that changes the hub goes around it. Called on virtual threads; holds no state of its own.
 */
public final class CommandPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(CommandPipeline.class);
    private static final int RETRY_AFTER_SECONDS = 1;

    private final LogName log;
    private final int attempts;
    private final Journal journal;
    private final States states;
    private final PolicySet policies;
    private final Rules rules;
    private final Hashing hashing;
    private final Sealing sealing;
    private final Writing writing;
    private final Answers answers;
    private final Denials denials;
    private final Asking asking;
    private final TimeIds ids;
    private final Clock clock;

    /**
     * What the path is made of.
     *
     * @param attempts how often a command that lost a race is decided before the caller is told to try again
     */
    public record Parts(
            LogName log,
            Journal journal,
            States states,
            PolicySet policies,
            Rules rules,
            Hashing hashing,
            Sealing sealing,
            Writing writing,
            Answers answers,
            Denials denials,
            Asking asking,
            TimeIds ids,
            Clock clock,
            int attempts) {}

    public CommandPipeline(Parts parts) {
        this.log = parts.log();
        this.attempts = parts.attempts();
        this.journal = parts.journal();
        this.states = parts.states();
        this.policies = parts.policies();
        this.rules = parts.rules();
        this.hashing = parts.hashing();
        this.sealing = parts.sealing();
        this.writing = parts.writing();
        this.answers = parts.answers();
        this.denials = parts.denials();
        this.asking = parts.asking();
        this.ids = parts.ids();
        this.clock = parts.clock();
    }

    /**
     * What goes wrong on the way is {@link Outcome.Busy}, and the same key may be asked again; only a corrupt journal is
     * thrown, since nobody may carry on over it.
     */
    public Outcome handle(Room room, Envelope received) {
        var envelope = received.carrying(room.plain(received.command()));
        try {
            for (int attempt = 0; attempt < attempts; attempt++) {
                var outcome = attempt(room, envelope, view(envelope, attempt));
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            }
        } catch (Journal.Overloaded _) {
            LOG.debug("the journal's queue is full");
        } catch (CorruptState | CorruptJournal e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("{} {} failed", room.name(), envelope.action(), e);
        }
        return new Outcome.Busy(RETRY_AFTER_SECONDS);
    }

    /** What is only asked is appended nowhere that would show an old state to be old. */
    private States.View view(Envelope envelope, int attempt) {
        return attempt == 0 && !envelope.check() ? states.recent() : states.current();
    }

    /** Empty: somebody was faster, or what was in memory was old; load and decide again. */
    private Optional<Outcome> attempt(Room room, Envelope envelope, States.View view) {
        var act = new Act(envelope.actor(), clock.instant().truncatedTo(ChronoUnit.MICROS), ids.base(), rules, hashing);
        var subject = room.subject(envelope, act);
        var world = StandingIn.with(room.load(envelope, subject, view), envelope.actor(), view);
        var refusal = refusal(room, envelope, subject, world, act);
        if (refusal.isPresent()) {
            return refused(envelope, subject, view, refusal.get());
        }
        var over = asking.refused(
                envelope.actor(), envelope.cause(), envelope.request(), room.selectors(envelope.command()), act.now());
        if (over.isPresent()) {
            return refused(envelope, subject, view, new TooMany(over.get()));
        }
        var unfit = room.unfit(envelope.command(), policies.floors());
        if (unfit.isPresent()) {
            return refused(envelope, subject, view, new Unreadable(unfit.get()));
        }
        var earlier = repeated(envelope);
        if (earlier.isPresent()) {
            return earlier;
        }
        SealedRecord<Command> sealed;
        try {
            sealed = sealing.seal(
                    envelope.command(),
                    room.kept(envelope, subject, world).map(Kept::of).orElse(Kept.none()));
        } catch (Malformed e) {
            return Optional.of(new Outcome.Unfit(e.code(), e.pointer(), e.expected()));
        }
        var carrying = envelope.carrying(sealed.value());
        return switch (room.decide(carrying, subject, seen(room, envelope, world, act), act)) {
            case Decision.Rejected(var rejection) -> refused(envelope, subject, view, new Rejected(rejection));
            case Decision.Accepted(var facts) when envelope.check() -> Optional.of(foreseen(Foresight.of(facts)));
            case Decision.Accepted(var facts) when facts.isEmpty() -> nothingToDo(envelope, subject, view, world);
            case Decision.Accepted(var facts) -> {
                room.store(envelope);
                yield append(envelope, writing.write(carrying, sealed.drawn(), facts, world, act), subject);
            }
        };
    }

    /** A repeat of what creates is found before contents are drawn and stored for it: nobody would ever refer to them. */
    private Optional<Outcome> repeated(Envelope envelope) {
        if (envelope.subject().isPresent()) {
            return Optional.empty();
        }
        var entries = journal.byCause(log, envelope.cause()).await();
        return entries.isEmpty() ? Optional.empty() : Optional.of(answers.again(envelope, entries));
    }

    /** The world without another case that the command names and the actor may not read. */
    private World seen(Room room, Envelope envelope, World world, Act act) {
        return room.referred(envelope.command())
                .filter(other -> !world.operation(other)
                        .map(operation -> new Permits(policies).read(operation, act))
                        .orElse(false))
                .map(world::without)
                .orElse(world);
    }

    private static Outcome foreseen(Foresight foresight) {
        return new Outcome.Foreseen(
                foresight.flags().stream().map(Flag::wire).toList(), foresight.halts(), foresight.opens());
    }

    /** Nothing is appended that would show an old state to be old; so it is read anew, and a repeat gets its first answer. */
    private Optional<Outcome> nothingToDo(Envelope envelope, Subject subject, States.View view, World world) {
        if (!view.isCurrent()) {
            return Optional.empty();
        }
        var earlier = journal.byCause(log, envelope.cause()).await();
        return Optional.of(earlier.isEmpty() ? answers.nothingToDo(subject, world) : answers.again(envelope, earlier));
    }

    private Optional<Outcome> append(Envelope envelope, Writing.Result result, Subject subject) {
        return switch (result) {
            case Writing.Unfit(var why) -> Optional.of(why);
            case Writing.Ready(var append, var world) ->
                switch (journal.append(append).await()) {
                    case AppendResult.Appended(var entries) -> {
                        states.committed(world, append.snapshots());
                        yield Optional.of(answers.done(subject, world, entries));
                    }
                    case AppendResult.AlreadyThere(var entries) -> Optional.of(answers.again(envelope, entries));
                    case AppendResult.Raced(var subjects) -> {
                        states.forget(subjects);
                        yield Optional.empty();
                    }
                };
        };
    }

    /** Why the command goes no further, before any rule is asked. */
    private sealed interface Refusal {}

    private record Forbidden(List<String> policies, boolean hidden) implements Refusal {}

    private record Old(long version) implements Refusal {}

    private record Rejected(Rejection rejection) implements Refusal {}

    private record TooMany(Outcome.LimitReached why) implements Refusal {}

    private record Unreadable(Outcome.Unfit why) implements Refusal {}

    private Optional<Refusal> refusal(Room room, Envelope envelope, Subject subject, World world, Act act) {
        if (!StandingIn.holds(world, act)) {
            return Optional.of(new Forbidden(List.of(), false));
        }
        var question = room.question(envelope, subject, world, act);
        if (question.isEmpty()) {
            return Optional.of(new Forbidden(List.of(), true));
        }
        var permission = policies.decide(question.get().request(envelope.actor(), room.action(envelope)));
        boolean hidden = hidden(question.get(), envelope.actor());
        if (!permission.permitted() || hidden) {
            return Optional.of(new Forbidden(permission.policies(), hidden));
        }
        return envelope.ifMatch()
                .filter(version -> version != answers.shown(subject, world))
                .map(_ -> new Old(answers.shown(subject, world)));
    }

    /** What somebody may not know of is not there for any command; the hub acts on what nobody shows it. */
    private boolean hidden(Room.Question question, Actor actor) {
        return actor.seat() != Seat.HUB
                && question.readingRequest(actor)
                        .map(reading -> !policies.decide(reading).permitted())
                        .orElse(false);
    }

    /** A repeat gets its first answer, whatever has become of the case since; an old state is read anew first. */
    private Optional<Outcome> refused(Envelope envelope, Subject subject, States.View view, Refusal refusal) {
        if (!view.isCurrent()) {
            return Optional.empty();
        }
        var earlier = journal.byCause(log, envelope.cause()).await();
        if (!earlier.isEmpty()) {
            return Optional.of(answers.again(envelope, earlier));
        }
        return Optional.of(
                switch (refusal) {
                    case Unreadable(var why) -> why;
                    case TooMany(var why) -> why;
                    case Old(var version) -> new Outcome.Stale(version);
                    case Forbidden(var policies, var hidden) ->
                        denied(envelope, subject, policies, hidden, "forbidden");
                    case Rejected(var rejection) -> rejected(envelope, subject, rejection);
                });
    }

    private Outcome rejected(Envelope envelope, Subject subject, Rejection rejection) {
        return switch (rejection.reason().kind()) {
            case UNKNOWN -> new Outcome.Denied(List.of(), true);
            case MOMENT, CONTENT -> new Outcome.Rejected(rejection.reason(), rejection.expected(), Optional.empty());
            case NEVER -> {
                denied(envelope, subject, List.of(), false, rejection.reason().wire());
                yield new Outcome.Rejected(rejection.reason(), rejection.expected(), Optional.empty());
            }
        };
    }

    /** Everything denied to somebody known is recorded, also where the answer must not say that there is anything. */
    private Outcome denied(Envelope envelope, Subject subject, List<String> policies, boolean hidden, String code) {
        var known = envelope.subject().isPresent() ? Optional.of(subject) : Optional.<Subject>empty();
        denials.record(envelope.actor(), envelope.action(), known, code, policies);
        return new Outcome.Denied(policies, hidden);
    }
}
