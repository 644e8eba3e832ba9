package org.sekimori.pipeline;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.activity.Activity;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.Sealing;
import org.sekimori.journal.Snapshot;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Subject;
import org.sekimori.pipeline.World.Versioned;

/**
 * States of subjects, folded and with their sealed contents revealed. A state kept in memory may be old: the journal
 * checks every version on append, and nothing is rejected on a state that was not read anew.
 */
public final class States {
    private static final int ROUNDS = 3;

    private final Journal journal;
    private final LogName log;
    private final Folding folding;
    private final Remembered remembered;
    private final RecordMapper snapshots = RecordMapper.snapshot();

    /** @param weight how many states, each counted with its targets or selectors, are kept in memory */
    public States(Journal journal, LogName log, Folding folding, int weight) {
        this.journal = journal;
        this.log = log;
        this.folding = folding;
        this.remembered = new Remembered(weight);
    }

    /** A way of loading. */
    public interface View {
        World load(Collection<Subject> subjects);

        /** Whether what it loads is what the journal holds now; else a refusal must be decided again. */
        boolean isCurrent();

        /** Whether an entry with that id stands in the subject's stream, as the journal is now. */
        boolean holds(Subject subject, EntryId entry);

        default World load(Subject... subjects) {
            return load(Arrays.asList(subjects));
        }
    }

    /** As last seen on this node, or else as in the journal. */
    public View recent() {
        return new View() {
            @Override
            public World load(Collection<Subject> subjects) {
                var found = remembered.all(subjects);
                var missing = new HashSet<>(subjects);
                missing.removeAll(found.keySet());
                return missing.isEmpty() ? new World(found) : new World(found).with(read(missing));
            }

            @Override
            public boolean isCurrent() {
                return false;
            }

            @Override
            public boolean holds(Subject subject, EntryId entry) {
                return inStream(subject, entry);
            }
        };
    }

    /** As in the journal now. */
    public View current() {
        return new View() {
            @Override
            public World load(Collection<Subject> subjects) {
                return read(subjects);
            }

            @Override
            public boolean isCurrent() {
                return true;
            }

            @Override
            public boolean holds(Subject subject, EntryId entry) {
                return inStream(subject, entry);
            }
        };
    }

    private boolean inStream(Subject subject, EntryId entry) {
        return journal.entry(log, entry.value())
                .await()
                .filter(found -> found.subject().equals(subject))
                .isPresent();
    }

    /**
     * As in the journal now, but of what is sealed only the titles of cases are there, so that a case with thousands of
     * targets is as light as any other. For looking over many at once, never for deciding.
     */
    World outlines(Collection<Subject> subjects) {
        return read(subjects, this::titled, _ -> {});
    }

    private World read(Collection<Subject> subjects) {
        return read(subjects, this::revealed, remembered::putAll);
    }

    private World read(
            Collection<Subject> subjects,
            UnaryOperator<Map<Subject, Record>> open,
            Consumer<Map<Subject, Versioned>> remember) {
        var known = known(subjects);
        var missing = new HashSet<>(subjects);
        missing.removeAll(known.keySet());
        var rows = journal.snapshots(log, missing).await();
        var world = new HashMap<>(known);
        missing.forEach(subject -> world.put(subject, Versioned.ABSENT));
        var fresh = new HashMap<Subject, Record>();
        rows.forEach((subject, row) -> fresh.put(subject, state(row)));
        var opened = new HashMap<Subject, Versioned>();
        open.apply(fresh)
                .forEach((subject, state) ->
                        opened.put(subject, new Versioned(rows.get(subject).version(), Optional.of(state))));
        remember.accept(opened);
        world.putAll(opened);
        return new World(world);
    }

    /** Remembers what was just committed. */
    void committed(World world, Collection<Snapshot> written) {
        written.forEach(row -> remembered.put(row.subject(), world.subjects().get(row.subject())));
    }

    /** Forgets what proved to be old. */
    void forget(Collection<Subject> subjects) {
        subjects.forEach(remembered::remove);
    }

    Snapshot snapshot(Subject subject, Versioned versioned) {
        return new Snapshot(
                subject, versioned.version(), snapshots.bytes(versioned.state().orElseThrow()));
    }

    /** Those in memory that the journal holds in the same version; what is as large as a case is not fetched again. */
    private Map<Subject, Versioned> known(Collection<Subject> subjects) {
        var found = remembered.all(subjects);
        if (!found.isEmpty()) {
            var versions = journal.versions(log, found.keySet()).await();
            found.entrySet()
                    .removeIf(entry -> versions.getOrDefault(entry.getKey(), Versioned.ABSENT.version())
                            != entry.getValue().version());
        }
        return found;
    }

    private Record state(Snapshot row) {
        return snapshots.read(folding.stateOf(row.subject().kind()), row.bytes());
    }

    /**
     * All together, so that many states cost as many rounds as one. A list's disclosure names its elements' digests, which are
     * asked for in the next round.
     */
    private Map<Subject, Record> revealed(Map<Subject, Record> states) {
        var next = new HashMap<>(states);
        var asked = new HashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var digests = new HashSet<String>();
            next.values().forEach(state -> digests.addAll(Sealing.withheldIn(state)));
            digests.removeIf(digest -> digest.isEmpty() || !asked.add(digest));
            if (digests.isEmpty()) {
                return next;
            }
            var texts = journal.disclosures(digests).await();
            next.replaceAll((_, state) -> Sealing.reveal(state, texts));
        }
        return next;
    }

    private Map<Subject, Record> titled(Map<Subject, Record> states) {
        var digests = states.values().stream().flatMap(States::title).collect(Collectors.toSet());
        var texts = journal.disclosures(digests).await();
        var next = new HashMap<>(states);
        next.replaceAll((_, state) -> Sealing.reveal(state, texts));
        return next;
    }

    private static Stream<String> title(Record state) {
        return state instanceof Operation operation
                        && operation.proposal().title() instanceof Sealed.Withheld<String>(var digest)
                ? Stream.of(digest)
                : Stream.empty();
    }

    /** The states last used, bounded by weight. */
    private static final class Remembered {
        private final int limit;
        private final LinkedHashMap<Subject, Versioned> states = new LinkedHashMap<>(64, 0.75f, true);
        private int weight;

        Remembered(int limit) {
            this.limit = limit;
        }

        synchronized Map<Subject, Versioned> all(Collection<Subject> subjects) {
            var found = new HashMap<Subject, Versioned>();
            for (var subject : subjects) {
                var state = states.get(subject);
                if (state != null) {
                    found.put(subject, state);
                }
            }
            return found;
        }

        synchronized void put(Subject subject, Versioned versioned) {
            var known = states.get(subject);
            if (known != null && known.version() > versioned.version()) {
                return;
            }
            remove(subject);
            states.put(subject, versioned);
            weight += weigh(versioned);
            while (weight > limit && states.size() > 1) {
                remove(states.keySet().iterator().next());
            }
        }

        synchronized void putAll(Map<Subject, Versioned> read) {
            read.forEach(this::put);
        }

        synchronized void remove(Subject subject) {
            var gone = states.remove(subject);
            if (gone != null) {
                weight -= weigh(gone);
            }
        }

        private static int weigh(Versioned versioned) {
            return 1 + versioned.state().map(Remembered::contents).orElse(0);
        }

        private static int contents(Record state) {
            return switch (state) {
                case Operation operation -> sizes(List.of(operation.proposal().targets()));
                case Activity activity -> sizes(List.of(activity.registration().selectors()));
                default -> 0;
            };
        }

        private static int sizes(List<SealedList<?>> lists) {
            return lists.stream()
                    .mapToInt(list -> list instanceof SealedList.Known<?> known
                            ? known.elements().size()
                            : 0)
                    .sum();
        }
    }
}
