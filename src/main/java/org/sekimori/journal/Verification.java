package org.sekimori.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Verifies a whole log from outside: signatures, every leaf, every hash tile, the root, and what was verified before.
 * Nothing that the hub stores about itself is believed.
 */
public final class Verification {
    private final LogReader log;
    private final String origin;
    private final List<VerifierKey> keys;
    private final boolean withEntries;

    /**
     * Reads nothing yet.
     *
     * @param keys all of which must have signed the checkpoint: those of {@code /log-keys} whose name is the origin
     * @param withEntries whether to read every entry and hash its bytes, or to believe the leaf hashes
     */
    public Verification(LogReader log, String origin, Collection<VerifierKey> keys, boolean withEntries) {
        this.log = log;
        this.origin = origin;
        this.keys = List.copyOf(keys);
        this.withEntries = withEntries;
    }

    /**
     * What was verified.
     *
     * @param checkpoint the head, signed by all keys
     * @param note the signed note, to be kept for the next verification
     * @param leaves how many leaves were hashed to the root
     * @param entries how many entries were hashed to their leaves, all or none
     */
    public record Verified(Checkpoint checkpoint, String note, long leaves, long entries) {}

    /**
     * Verifies everything up to the log's present checkpoint.
     *
     * @param earlier a checkpoint verified before, which this tree must contain
     * @throws NotVerified with the first thing that does not hold
     * @throws IOException when something cannot be read
     */
    public Verified run(Optional<Checkpoint> earlier) throws IOException {
        var note = text(log.read("checkpoint"));
        var head = Checkpoint.open(note, origin, keys);
        earlier.ifPresent(before -> requireGrown(before, head));
        var range = CompactRange.EMPTY;
        for (long first = 0; first < head.size(); first += TilePath.WIDTH) {
            var tile = tile(0, first / TilePath.WIDTH, head.size());
            var hashes = hashes(tile);
            if (withEntries) {
                requireEntries(tile, hashes);
            }
            if (earlier.isPresent() && within(tile, earlier.get().size())) {
                requireEarlier(earlier.get(), range.appendAll(hashes.subList(0, (int)
                        (earlier.get().size() - first))));
            }
            range = range.appendAll(hashes);
        }
        if (!Arrays.equals(range.root(), head.root())) {
            throw new NotVerified("The " + head.size() + " leaves do not hash to the root of the checkpoint");
        }
        requireUpperTiles(head.size());
        return new Verified(head, note, range.size(), withEntries ? range.size() : 0);
    }

    private static void requireGrown(Checkpoint before, Checkpoint head) {
        if (head.size() < before.size() || !head.origin().equals(before.origin())) {
            throw new NotVerified("Verified " + before.size() + " entries of " + before.origin() + " before, but now "
                    + head.origin() + " has " + head.size());
        }
        if (before.size() == 0) {
            requireEarlier(before, CompactRange.EMPTY);
        }
    }

    private static boolean within(TilePath tile, long size) {
        return size > tile.first() && size <= tile.first() + tile.width();
    }

    private static void requireEarlier(Checkpoint before, CompactRange range) {
        if (!Arrays.equals(range.root(), before.root())) {
            throw new NotVerified("The first " + before.size() + " leaves are not those verified before");
        }
    }

    private void requireEntries(TilePath tile, List<byte[]> hashes) throws IOException {
        var path = new TilePath(TilePath.ENTRIES, tile.index(), tile.width());
        var found = MerkleTree.leafHashes(EntryBundle.decode(log.read(path.toString())));
        if (found.size() != hashes.size()) {
            throw new NotVerified("Expected " + hashes.size() + " entries in " + path + ", but found " + found.size());
        }
        for (int i = 0; i < found.size(); i++) {
            if (!Arrays.equals(found.get(i), hashes.get(i))) {
                throw new NotVerified("Entry " + (tile.first() + i) + " does not hash to its leaf");
            }
        }
    }

    /** Each hash of a level above 0 is the root over a full tile of the level below. */
    private void requireUpperTiles(long size) throws IOException {
        for (int level = 1; size >>> (level * TilePath.HEIGHT) > 0; level++) {
            long count = size >>> (level * TilePath.HEIGHT);
            for (long first = 0; first < count; first += TilePath.WIDTH) {
                var tile = tile(level, first / TilePath.WIDTH, size);
                requireRoots(tile, hashes(tile));
            }
        }
    }

    private void requireRoots(TilePath tile, List<byte[]> hashes) throws IOException {
        for (int i = 0; i < hashes.size(); i++) {
            byte[] below =
                    log.read(TilePath.full(tile.level() - 1, tile.first() + i).toString());
            if (below.length != TilePath.WIDTH * MerkleTree.HASH_BYTES
                    || !Arrays.equals(MerkleTree.perfectRoot(below), hashes.get(i))) {
                throw new NotVerified("Hash " + i + " of " + tile + " is not the root of the tile below it");
            }
        }
    }

    private static TilePath tile(int level, long index, long size) {
        long has = size >>> (level * TilePath.HEIGHT);
        return new TilePath(level, index, (int) Math.min(TilePath.WIDTH, has - index * TilePath.WIDTH));
    }

    private List<byte[]> hashes(TilePath tile) throws IOException {
        byte[] bytes = log.read(tile.toString());
        if (bytes.length != tile.width() * MerkleTree.HASH_BYTES) {
            throw new NotVerified(
                    "Expected " + tile.width() + " hashes in " + tile + ", but got " + bytes.length + " bytes");
        }
        var hashes = new ArrayList<byte[]>(tile.width());
        for (int at = 0; at < bytes.length; at += MerkleTree.HASH_BYTES) {
            hashes.add(Arrays.copyOfRange(bytes, at, at + MerkleTree.HASH_BYTES));
        }
        return hashes;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotVerified("Expected a checkpoint in UTF-8", e);
        }
    }
}
