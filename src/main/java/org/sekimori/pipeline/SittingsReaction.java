package org.sekimori.pipeline;

import io.vertx.core.Future;
import java.util.Optional;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.journal.LogName;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Subject;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.oversight.OversightPhase;

/** Adjourns a sitting whose matter has gone: the scope changed, or the stage no longer fits. The rules say whether. */
public final class SittingsReaction {
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

    /** Called on a virtual thread, entry by entry in the order of the log. */
    public Future<Void> handle(StoredEntry entry) {
        if (entry.log() == log && entry.subject().kind() == Subject.Kind.OPERATION) {
            states.current()
                    .load(entry.subject())
                    .operation(entry.subject())
                    .flatMap(operation -> operation.hearing().sitting())
                    .map(Operation.Hearing.OpenSitting::id)
                    .ifPresent(sitting -> adjourn(entry, new Subject(Subject.Kind.SITTING, sitting.value())));
        }
        return Future.succeededFuture();
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
