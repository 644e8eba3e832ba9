package org.sekimori.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * Signs a tree head only after it has hashed the entries' own bytes to it, starting at what it trusts.
 *
 * <p>Two records say what was last signed: one in the database, one beside the keys. Hashing starts at the smaller, must
 * pass through the larger, and must end at the head; so each new checkpoint extends both. A record that is absent counts as
 * the empty tree: a node without memory hashes the whole log once. The one beside the keys may be ahead of the one in the
 * database by a checkpoint whose transaction was lost; that checkpoint is then handed out again.
 *
 * <p>For one caller at a time, who holds the signer's row lock. The order is: sign, keep beside the keys (done here), keep
 * in the database, commit, publish (the caller's).
 */
public final class CarefulSigner {
    /** Entries read at a time, at most 16 MB. */
    private static final int BATCH = 256;

    private final String origin;
    private final CheckpointSigner signer;
    private final SigningMemory memory;

    public CarefulSigner(String origin, CheckpointSigner signer, SigningMemory memory) {
        this.origin = origin;
        this.signer = signer;
        this.memory = memory;
    }

    /**
     * The checkpoint to keep and publish; empty when the head has not grown since the database's record.
     *
     * @param inDatabase what the database says was last signed
     * @param head the tree that the log's head row claims, read in the same transaction or later
     * @param entries committed entries, all those below the head's size
     * @throws WillNotSign on any contradiction; nothing has been signed or kept then
     */
    public Optional<Signed> sign(Optional<Signed> inDatabase, CompactRange head, EntrySource entries, Instant now) {
        var remembered = memory.read();
        var kept = inDatabase.map(Signed::range).orElse(CompactRange.EMPTY);
        var known = remembered.map(Signed::range).orElse(CompactRange.EMPTY);
        var smaller = kept.size() <= known.size() ? kept : known;
        var larger = kept.size() <= known.size() ? known : kept;
        if (head.size() < larger.size()) {
            throw new WillNotSign(
                    WillNotSign.Reason.ROLLED_BACK,
                    "Signed " + larger.size() + " entries of " + origin + ", but it has " + head.size());
        }
        requireSame(WillNotSign.Reason.REWRITTEN, larger, extend(smaller, larger.size(), entries));
        requireSame(WillNotSign.Reason.HEAD_DIFFERS, head, extend(larger, head.size(), entries));
        if (known.size() < kept.size()) {
            inDatabase.ifPresent(this::remember);
        }
        if (head.size() == kept.size()) {
            return Optional.empty();
        }
        if (remembered.isPresent() && head.size() == known.size()) {
            return remembered;
        }
        var signed = new Signed(head, signer.signedNote(Checkpoint.of(origin, head), now));
        memory.write(signed);
        return Optional.of(signed);
    }

    /** What another node signed since, once its entries have been hashed here too. */
    private void remember(Signed signed) {
        try {
            Checkpoint.open(signed.checkpoint(), origin, signer.keys());
        } catch (NotVerified e) {
            throw new WillNotSign(
                    WillNotSign.Reason.OTHER_KEYS,
                    "The last checkpoint of " + origin + " is not signed by these keys",
                    e);
        }
        memory.write(signed);
    }

    private CompactRange extend(CompactRange from, long size, EntrySource entries) {
        var range = from;
        while (range.size() < size) {
            int wanted = (int) Math.min(BATCH, size - range.size());
            var batch = entries.entries(range.size(), wanted);
            if (batch.isEmpty() || batch.size() > wanted) {
                throw new WillNotSign(
                        WillNotSign.Reason.ENTRIES_MISSING,
                        "Expected entry " + range.size() + " of " + origin + ", but it is not there");
            }
            range = range.appendAll(MerkleTree.leafHashes(batch));
        }
        return range;
    }

    private void requireSame(WillNotSign.Reason reason, CompactRange expected, CompactRange found) {
        if (!expected.equals(found)) {
            throw new WillNotSign(
                    reason, "The first " + expected.size() + " entries of " + origin + " hash to another root");
        }
    }
}
