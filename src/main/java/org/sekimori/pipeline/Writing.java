package org.sekimori.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.journal.Append;
import org.sekimori.journal.Disclosure;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.EntryStamp;
import org.sekimori.journal.LogName;
import org.sekimori.journal.Malformed;
import org.sekimori.journal.NewEntry;
import org.sekimori.journal.Written;
import org.sekimori.operation.Act;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Occurring;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;

/** Turns the facts of a decision into entries, and folds them into the states that are kept beside them. */
public final class Writing {
    private final LogName log;
    private final EntryFormat format;
    private final Folding folding;
    private final States states;
    private final TimeIds ids;

    public Writing(LogName log, EntryFormat format, Folding folding, States states, TimeIds ids) {
        this.log = log;
        this.format = format;
        this.folding = folding;
        this.states = states;
        this.ids = ids;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** To be appended; {@code world} is as it will be once that succeeds. */
    public record Ready(Append append, World world) implements Result {}

    /** The facts cannot become entries. */
    public record Unfit(Outcome.Unfit why) implements Result {}

    /** @param drawn disclosures of the sealed command */
    Result write(Envelope envelope, List<Disclosure> drawn, List<Fact> facts, World world, Act act) {
        var entries = new ArrayList<NewEntry>();
        var disclosures = new ArrayList<Disclosure>();
        var digests = new HashSet<String>();
        var written = new LinkedHashSet<Subject>();
        var next = world;
        for (var fact : facts) {
            var subject = fact.subject();
            var version = next.version(subject) + 1;
            var occurred = fact.event() instanceof Occurring o ? o.occurred() : act.now();
            Written entry;
            try {
                entry = format.write(
                        stamp(envelope, subject, version, occurred, next, act),
                        fact.event(),
                        entries.isEmpty() ? Optional.of(envelope.request()) : Optional.empty());
            } catch (Malformed e) {
                return new Unfit(new Outcome.Unfit(e.code(), e.pointer(), e.expected()));
            }
            entries.add(entry.entry());
            disclosures.addAll(entry.drawn());
            digests.addAll(entry.digests());
            var state = folding.evolve(
                    subject,
                    next.state(subject, Record.class),
                    entry.event(),
                    new Stamp(act.actor(), occurred, act.now()));
            next = next.with(subject, new World.Versioned(version, Optional.of(state)));
            written.add(subject);
        }
        disclosures.addAll(EntryFormat.committed(digests, drawn));
        var after = next;
        var snapshots = written.stream()
                .map(subject -> states.snapshot(subject, after.subjects().get(subject)))
                .toList();
        var urgent = envelope.action().equals("halt");
        return new Ready(
                new Append(log, envelope.cause(), world.versions(), entries, disclosures, snapshots, urgent), after);
    }

    private EntryStamp stamp(Envelope envelope, Subject subject, long version, Instant occurred, World world, Act act) {
        var actor = act.actor();
        return new EntryStamp(
                ids.next(),
                log,
                subject,
                version,
                act.now(),
                occurred,
                new EntryStamp.Actor(
                        actor.id().value(),
                        actor.seat().wire(),
                        actor.organisation().wire(),
                        actor.standingInFor().map(PersonId::value)),
                act.rules().policySet(),
                envelope.cause(),
                world.state(subject, Record.class)
                        .map(folding::marking)
                        .orElse(folding.marking(envelope.command()))
                        .wire());
    }
}
