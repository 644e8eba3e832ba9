package org.sekimori.pipeline;

import java.util.List;
import java.util.Optional;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Wire;

/** Answers of accepted commands, the first time and, rebuilt from the entries, every later time. */
public final class Answers {
    private static final int PAGE = 1_000;

    private final LogName log;
    private final Journal journal;
    private final EntryReader reader;
    private final Folding folding;

    public Answers(LogName log, Journal journal, EntryFormat format, Folding folding) {
        this.log = log;
        this.journal = journal;
        this.reader = new EntryReader(journal, format);
        this.folding = folding;
    }

    Outcome done(Subject subject, World world, List<StoredEntry> entries) {
        return new Outcome.Done(
                subject.id(),
                shown(subject, world),
                world.state(subject, Record.class).map(folding::stateName).orElse(""),
                creates(subject, entries),
                false,
                entries.stream().map(Answers::reference).toList());
    }

    /** The subject's version, as callers know it. */
    long shown(Subject subject, World world) {
        var version = world.version(subject);
        return world.state(subject, Record.class)
                .map(state -> folding.shown(state, version))
                .orElse(version);
    }

    Outcome nothingToDo(Subject subject, World world) {
        return done(subject, world, List.of());
    }

    /** The first answer, if the request is the same; the case may be far beyond it by now. */
    Outcome again(Envelope envelope, List<StoredEntry> entries) {
        var first = entries.getFirst();
        var recorded = reader.fields(first);
        if (!recorded.request().map(envelope.request()::equals).orElse(true)) {
            return new Outcome.KeyReused();
        }
        var subject = envelope.subject()
                .flatMap(id -> entries.stream()
                        .map(StoredEntry::subject)
                        .filter(s -> s.id().equals(id))
                        .findFirst())
                .orElse(first.subject());
        var version = entries.stream()
                .filter(e -> e.subject().equals(subject))
                .mapToLong(StoredEntry::version)
                .max()
                .orElse(0);
        var state = stateAt(subject, version);
        return new Outcome.Done(
                subject.id(),
                state.map(then -> folding.shown(then, version)).orElse(version),
                state.map(folding::stateName).orElse(""),
                creates(subject, entries),
                true,
                entries.stream().map(Answers::reference).toList());
    }

    private Optional<Record> stateAt(Subject subject, long version) {
        Optional<Record> state = Optional.empty();
        long after = 0;
        while (after < version) {
            var page = journal.stream(log, subject, after, (int) Math.min(PAGE, version - after))
                    .await();
            for (var entry : page) {
                state = Optional.of(evolved(state, entry));
            }
            after = page.getLast().version();
        }
        return state;
    }

    private Record evolved(Optional<Record> state, StoredEntry entry) {
        var recorded = reader.fields(entry);
        return folding.evolve(entry.subject(), state, recorded.event(), stampOf(recorded.header()));
    }

    private static boolean creates(Subject subject, List<StoredEntry> entries) {
        return entries.stream().anyMatch(e -> e.subject().equals(subject) && e.version() == 1);
    }

    private static Outcome.EntryRef reference(StoredEntry entry) {
        return new Outcome.EntryRef(entry.log().wire(), entry.index(), entry.id(), entry.type());
    }

    /** What the rules need of an entry's header. */
    static Stamp stampOf(org.sekimori.journal.EntryHeader header) {
        var stamp = header.stamp();
        var actor = stamp.actor();
        return new Stamp(
                new Actor(
                        new PersonId(actor.id()),
                        Wire.of(Seat.class, actor.seat()),
                        Wire.of(Organisation.class, actor.organisation()),
                        actor.standingInFor().map(PersonId::new)),
                stamp.occurred(),
                stamp.recorded());
    }
}
