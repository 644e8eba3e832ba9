package org.sekimori.pipeline;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.journal.Cursor;
import org.sekimori.journal.LogName;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Subject;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.oversight.OversightPhase;

/** Adjourns a sitting whose matter has gone: the scope changed, or the stage no longer fits. The rules say whether. */
public final class SittingsReaction implements Cursor.Reaction {
    /** The cursor's name, for ever. */
    public static final String NAME = "sittings";

    private final LogName log;
    private final States states;
    private final Room room = new CaseRoom(OversightPhase.PHASE);
    private final CommandPipeline pipeline;
    private final Actor hub;

    public SittingsReaction(LogName log, States states, CommandPipeline pipeline, Actor hub) {
        this.log = log;
        this.states = states;
        this.pipeline = pipeline;
        this.hub = hub;
    }

    /** Those of cases with an open sitting. One that is opened later is opened on a case that has these entries already. */
    @Override
    public List<StoredEntry> concerning(List<StoredEntry> batch) {
        var operations = batch.stream()
                .filter(entry -> entry.log() == log)
                .map(StoredEntry::subject)
                .filter(subject -> subject.kind() == Subject.Kind.OPERATION)
                .collect(Collectors.toSet());
        if (operations.isEmpty()) {
            return List.of();
        }
        var world = states.current().load(operations);
        return batch.stream()
                .filter(entry -> operations.contains(entry.subject()))
                .filter(entry -> sitting(world, entry.subject()).isPresent())
                .toList();
    }

    /** Called on a virtual thread, entry by entry in the order of the log. */
    @Override
    public Future<Void> handle(StoredEntry entry) {
        sitting(states.current().load(entry.subject()), entry.subject()).ifPresent(sitting -> adjourn(entry, sitting));
        return Future.succeededFuture();
    }

    private static Optional<Subject> sitting(World world, Subject operation) {
        return world.operation(operation)
                .flatMap(o -> o.hearing().sitting())
                .map(open -> open.id().subject());
    }

    private void adjourn(StoredEntry entry, Subject sitting) {
        var cause = Causes.reaction(NAME, entry.id(), sitting);
        var outcome = pipeline.handle(
                room,
                new Envelope(
                        hub,
                        "sitting-adjourn",
                        Optional.of(sitting.id()),
                        new OversightCommand.Adjourn(Sealed.fresh("the case is no longer the one that was moved")),
                        cause,
                        cause.toString(),
                        Optional.empty()));
        if (outcome instanceof Outcome.Busy) {
            throw new IllegalStateException("Expected sitting " + sitting.id() + " to be adjourned or to go on");
        }
    }
}
