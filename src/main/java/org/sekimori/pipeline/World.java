package org.sekimori.pipeline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Subject;

/**
 * The subjects that one command reads and writes, each at the version at which it was read. Immutable.
 *
 * @param entry that the command names, if it stands in the subject's stream
 */
public record World(Map<Subject, Versioned> subjects, Optional<EntryId> entry) {
    public static final World EMPTY = new World(Map.of());

    public World(Map<Subject, Versioned> subjects) {
        this(subjects, Optional.empty());
    }

    public World {
        subjects = Map.copyOf(subjects);
    }

    /**
     * One subject as it was read.
     *
     * @param version 0 for a subject that does not exist yet
     * @param state one of the aggregates: an operation, a sitting, a conflict, an activity, a campaign
     */
    public record Versioned(long version, Optional<Record> state) {
        public static final Versioned ABSENT = new Versioned(0, Optional.empty());
    }

    public World with(Subject subject, Versioned versioned) {
        var next = new HashMap<>(subjects);
        next.put(subject, versioned);
        return new World(next, entry);
    }

    public World with(World other) {
        var next = new HashMap<>(subjects);
        next.putAll(other.subjects);
        return new World(next, entry);
    }

    World naming(EntryId found) {
        return new World(subjects, Optional.of(found));
    }

    /** As if it did not exist. */
    World without(Subject subject) {
        var next = new HashMap<>(subjects);
        next.remove(subject);
        return new World(next, entry);
    }

    public long version(Subject subject) {
        return subjects.getOrDefault(subject, Versioned.ABSENT).version();
    }

    public <T extends Record> Optional<T> state(Subject subject, Class<T> type) {
        return subjects.getOrDefault(subject, Versioned.ABSENT).state().map(type::cast);
    }

    public Optional<Operation> operation(Subject subject) {
        return state(subject, Operation.class);
    }

    public Optional<Sitting> sitting(Subject subject) {
        return state(subject, Sitting.class);
    }

    /** The version of each subject, as the journal must still find it. */
    public Map<Subject, Long> versions() {
        var versions = new LinkedHashMap<Subject, Long>();
        subjects.forEach((subject, versioned) -> versions.put(subject, versioned.version()));
        return versions;
    }
}
