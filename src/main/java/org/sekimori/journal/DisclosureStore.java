package org.sekimori.journal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sealed contents, kept apart from their entries. They are stored before the head is locked, those of concurrent appends
 * together; one that no entry came to refer to means nothing. A deleted one is never stored again.
 */
final class DisclosureStore {
    private static final int MOST_TOGETHER = 8_192;
    private static final int DIGEST_BYTES = 32;
    private static final String INSERT = """
            INSERT INTO disclosure (digest, text) SELECT digest, text FROM unnest($1::bytea[], $2::text[]) fresh(digest, text)
            WHERE NOT EXISTS (SELECT FROM disclosure_deleted gone WHERE gone.digest = fresh.digest)
            ON CONFLICT DO NOTHING""";
    private static final String SELECT = "SELECT digest, text FROM disclosure WHERE digest = ANY($1::bytea[])";
    private static final String DELETE = "SELECT delete_disclosure($1, $2)";

    private final PooledReads reads;
    private final Gather<Disclosure, Boolean> inserts;
    private final Gather<String, String> selects;

    DisclosureStore(Vertx vertx, PooledReads reads) {
        this.reads = reads;
        this.inserts = new Gather<>(vertx, 1, MOST_TOGETHER, this::insert);
        this.selects = new Gather<>(vertx, 2, MOST_TOGETHER, this::select);
    }

    Future<Void> store(List<Disclosure> disclosures) {
        return disclosures.isEmpty()
                ? Future.succeededFuture()
                : inserts.get(disclosures).mapEmpty();
    }

    Future<Map<String, String>> texts(Collection<String> digests) {
        return digests.isEmpty() ? Future.succeededFuture(Map.of()) : selects.get(digests);
    }

    /** Answers whether it was still there; fails unless {@code operations} has at that index the entry deleting it. */
    Future<Boolean> delete(String digest, long deletionIndex) {
        return reads.query(DELETE, Tuple.of(digest, deletionIndex))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Refuses what is no digest: 43 characters of base64url. */
    static byte[] raw(String digest) {
        byte[] raw = Base64.getUrlDecoder().decode(digest);
        if (raw.length != DIGEST_BYTES) {
            throw new IllegalArgumentException("Expected a digest of 32 bytes, but got " + raw.length);
        }
        return raw;
    }

    // In one order for all, or two nodes storing the same ones could wait for each other.
    private Future<Map<Disclosure, Boolean>> insert(Set<Disclosure> fresh) {
        var sorted =
                fresh.stream().sorted(Comparator.comparing(Disclosure::digest)).toList();
        var digests = sorted.stream()
                .map(disclosure -> Buffer.buffer(raw(disclosure.digest())))
                .toArray(Buffer[]::new);
        var texts = sorted.stream().map(Disclosure::text).toArray(String[]::new);
        return reads.query(INSERT, Tuple.tuple().addArrayOfBuffer(digests).addArrayOfString(texts))
                .map(_ -> Map.of());
    }

    private Future<Map<String, String>> select(Set<String> digests) {
        var raw = digests.stream().map(digest -> Buffer.buffer(raw(digest))).toArray(Buffer[]::new);
        return reads.query(SELECT, Tuple.tuple().addArrayOfBuffer(raw)).map(rows -> {
            var texts = new HashMap<String, String>();
            for (Row row : rows) {
                var digest = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(row.getBuffer(0).getBytes());
                texts.put(digest, row.getString(1));
            }
            return texts;
        });
    }
}
