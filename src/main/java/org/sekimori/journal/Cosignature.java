package org.sekimori.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The signature of type 06 as tlog-cosignature defines it: {@code u64 timestamp ‖ sig[2420]}, made over {@link #message}.
 *
 * @param timestamp seconds since 1970, never 0 here: a checkpoint claims to be the largest tree of that moment
 */
record Cosignature(long timestamp, byte[] signature) {
    static final int SIGNATURE_BYTES = 2420;
    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 255;

    /** Empty for another length, or a timestamp that is 0 or beyond 2^63 − 1. */
    static Optional<Cosignature> fromBytes(byte[] bytes) {
        if (bytes.length != Long.BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        long timestamp = ByteBuffer.wrap(bytes).getLong();
        return timestamp <= 0
                ? Optional.empty()
                : Optional.of(new Cosignature(timestamp, Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(timestamp)
                .put(signature)
                .array();
    }

    /**
     * {@code "subtree/v1\n\0" ‖ u8-len name ‖ u64 timestamp ‖ u8-len origin ‖ u64 start ‖ u64 end ‖ root[32]}, big-endian;
     * start is 0 and end the size, since only checkpoints are signed here.
     */
    static byte[] message(String name, long timestamp, Checkpoint checkpoint) {
        byte[] signer = shortText(name);
        byte[] origin = shortText(checkpoint.origin());
        return ByteBuffer.allocate(
                        LABEL.length + 2 + signer.length + origin.length + 3 * Long.BYTES + MerkleTree.HASH_BYTES)
                .put(LABEL)
                .put((byte) signer.length)
                .put(signer)
                .putLong(timestamp)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root())
                .array();
    }

    private static byte[] shortText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("Expected a name of 1 to 255 bytes, but got " + bytes.length);
        }
        return bytes;
    }
}
