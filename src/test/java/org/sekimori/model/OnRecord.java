package org.sekimori.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.sekimori.Journey;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Recorded;
import org.sekimori.journal.Salts;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Subject;

/** The log of operations as it stands in the database, with everything that is disclosed there. */
final class OnRecord implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final EntryFormat FORMAT = new EntryFormat(Journey.descriptors(), Map.of(), Salts.secure());

    private final Connection connection;

    OnRecord(Connection connection) {
        this.connection = connection;
    }

    /** How many entries there are. */
    long size() {
        return number("SELECT size FROM log_head WHERE log = 'operations'");
    }

    /** Returns when the hub has reacted to every entry that there is, and to what it wrote in doing so; answers how many. */
    long settled() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        long size = size();
        while (true) {
            long reacted = number("SELECT coalesce(min(next), 0) FROM cursor WHERE log = 'operations'"
                    + " AND subscriber IN ('screening', 'sittings')");
            long now = size();
            if (reacted >= size && now == size) {
                return size;
            }
            size = now;
            if (System.nanoTime() > end) {
                throw new AssertionError("the hub has reacted to " + reacted + " of " + size + " entries");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The entries of cases and sittings from that index on, in their order. */
    List<Recorded> since(long index) {
        var stored = new ArrayList<StoredEntry>();
        try (var query = connection.prepareStatement(
                "SELECT index, bytes FROM entry WHERE log = 'operations' AND index >= ? ORDER BY index")) {
            query.setLong(1, index);
            var rows = query.executeQuery();
            while (rows.next()) {
                var entry = EntryFormat.stored(rows.getLong(1), rows.getBytes(2));
                if (entry.subject().kind() == Subject.Kind.OPERATION
                        || entry.subject().kind() == Subject.Kind.SITTING) {
                    stored.add(entry);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return disclosed(stored);
    }

    /** A list discloses the digests of its elements, which are asked for in a second round. */
    private List<Recorded> disclosed(List<StoredEntry> entries) {
        var digests = new HashSet<String>();
        entries.forEach(entry -> digests.addAll(EntryFormat.digestsOf(entry.bytes())));
        var texts = disclosures(digests);
        var elements = new HashSet<String>();
        texts.values().forEach(text -> elements.addAll(EntryFormat.elementsOf(text)));
        texts.putAll(disclosures(elements));
        return entries.stream().map(entry -> FORMAT.read(entry, texts)).toList();
    }

    private Map<String, String> disclosures(Collection<String> digests) {
        var found = new HashMap<String, String>();
        if (digests.isEmpty()) {
            return found;
        }
        try (var query = connection.prepareStatement(
                "SELECT digest, text FROM disclosure WHERE digest IN (SELECT decode(d, 'hex') FROM unnest(?) AS d)")) {
            var asked = digests.stream()
                    .map(digest ->
                            HexFormat.of().formatHex(Base64.getUrlDecoder().decode(digest)))
                    .toArray();
            query.setArray(1, connection.createArrayOf("text", asked));
            var rows = query.executeQuery();
            while (rows.next()) {
                found.put(Base64.getUrlEncoder().withoutPadding().encodeToString(rows.getBytes(1)), rows.getString(2));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) {
        try (var query = connection.createStatement();
                var rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
