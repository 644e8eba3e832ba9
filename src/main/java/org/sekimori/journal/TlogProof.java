package org.sekimori.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A proof that can be verified without the hub (C2SP tlog-proof): index, inclusion path and signed checkpoint as one text.
 *
 * @param extra opaque and unauthenticated
 * @param path from the leaf's sibling up to the root's child
 * @param checkpoint the signed note, verbatim
 */
public record TlogProof(Optional<byte[]> extra, long index, List<byte[]> path, String checkpoint) {
    private static final String HEAD = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,17})");
    /** As many hashes as a tree of 2^63 leaves is high. */
    private static final int LONGEST_PATH = 63;

    public TlogProof {
        path = List.copyOf(path);
    }

    public static TlogProof of(long index, String checkpoint, HashSource source) {
        long size = Checkpoint.parse(Note.parse(checkpoint).text()).size();
        return new TlogProof(Optional.empty(), index, Proofs.inclusion(index, size, source), checkpoint);
    }

    public static TlogProof parse(String text) {
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw new NotVerified("Expected an empty line between proof and checkpoint");
        }
        var lines = new ArrayList<>(Arrays.asList(text.substring(0, split).split("\n", -1)));
        if (!lines.removeFirst().equals(HEAD)) {
            throw new NotVerified("Expected the first line " + HEAD);
        }
        Optional<byte[]> extra = Optional.empty();
        if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
            extra = Optional.of(Base64Text.decode(lines.removeFirst().substring(EXTRA.length())));
        }
        var index = INDEX.matcher(lines.isEmpty() ? "" : lines.removeFirst());
        if (!index.matches() || lines.size() > LONGEST_PATH) {
            throw new NotVerified("Expected an index and a path of at most " + LONGEST_PATH + " hashes");
        }
        var path = lines.stream().map(Base64Text::decode).toList();
        return new TlogProof(extra, Long.parseLong(index.group(1)), path, text.substring(split + 2));
    }

    /**
     * That these bytes are the entry at {@link #index} of the log.
     *
     * @param keys all of which must have signed the checkpoint
     * @throws NotVerified otherwise
     */
    public Checkpoint verify(byte[] entry, String origin, Collection<VerifierKey> keys) {
        var head = Checkpoint.open(checkpoint, origin, keys);
        if (!Proofs.verifyInclusion(index, head.size(), MerkleTree.leafHash(entry), path, head.root())) {
            throw new NotVerified("The entry is not at index " + index + " of the tree of size " + head.size());
        }
        return head;
    }

    @Override
    public String toString() {
        var base64 = Base64.getEncoder();
        var text = new StringBuilder(HEAD).append('\n');
        extra.ifPresent(
                bytes -> text.append(EXTRA).append(base64.encodeToString(bytes)).append('\n'));
        text.append("index ").append(index).append('\n');
        path.forEach(hash -> text.append(base64.encodeToString(hash)).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
