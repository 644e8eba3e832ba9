package org.sekimori.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.sekimori.operation.Id;

/**
 * Records to JSON trees and back. A component's name is its wire name; unknown and missing fields are refused, and
 * {@code null} is a wrong type everywhere.
 *
 * <p>A text, an integer of 32 or 64 bits and a truth stand as themselves. An {@code Instant} is RFC 3339 in UTC (any
 * offset is read; finer than microseconds is cut off), a {@code Duration} ISO 8601, a {@code UUID}, an
 * {@link Id} and a {@code Name} its text, a {@code Shaped} choice its own short form, an enumeration its wire name. An empty {@code Optional} is left out. A {@code Set} is written
 * sorted. A map's names are texts, identifiers or enumerations. A sealed interface of records is told apart by
 * {@code "is"}, the record's simple name in kebab-case. Where a component's declared type is the record itself, there is
 * no {@code "is"}.
 *
 * <p>Immutable, for any number of threads; shapes are looked up once in the life of the program.
 */
public final class RecordMapper {
    private final Form form;

    private RecordMapper(Form form) {
        this.form = form;
    }

    /** For bodies: sealed contents stand in plain and are read as fresh; withheld ones are left out. */
    public static RecordMapper body() {
        return new RecordMapper(Form.PLAIN);
    }

    /** For states: sealed contents stand as digests and are read as withheld. Writing a fresh one is an error. */
    public static RecordMapper snapshot() {
        return new RecordMapper(new Form(new SnapshotSeals(), Map.of()));
    }

    /** For the event bus: nothing is lost. */
    public static RecordMapper wire() {
        return new RecordMapper(new Form(new WireSeals(), Map.of()));
    }

    /**
     * The same mapper with other names for one type of identifier, as bodies name a person by user name.
     *
     * @param read from the name outside; throws {@link IllegalArgumentException} for an unknown one ({@code unknown-value})
     */
    public RecordMapper withIds(Class<? extends Id> type, Function<String, UUID> read, Function<UUID, String> write) {
        var names = new HashMap<>(form.names());
        names.put(type, new Form.Names(read, write));
        return new RecordMapper(new Form(form.seal(), names));
    }

    /** A record as itself, without {@code "is"}. */
    public Object write(Object record) {
        return Shapes.of(record.getClass()).write(record, form);
    }

    /** A value as its declared type, with {@code "is"} if that is a choice. */
    public <T> Object write(Class<? super T> type, T value) {
        return Shapes.of(type).write(value, form);
    }

    /** Reads a tree, or throws {@link Malformed} naming the place within it. */
    public <T> T read(Class<T> type, Object tree) {
        return type.cast(Shapes.of(type).read(tree, form));
    }

    public byte[] bytes(Object record) {
        return CanonicalJson.bytes(write(record));
    }

    /** For a choice, so that {@link #read(Class, byte[])} with the same type finds {@code "is"}. */
    public <T> byte[] bytes(Class<? super T> type, T value) {
        return CanonicalJson.bytes(write(type, value));
    }

    /** Reads bytes, or throws {@link Malformed} naming the place. */
    public <T> T read(Class<T> type, byte[] json) {
        return read(type, form.seal() instanceof PlainSeals ? CanonicalJson.parse(json) : CanonicalJson.parseOwn(json));
    }
}
