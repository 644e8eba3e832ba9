package org.sekimori.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries side by side as tlog-tiles serves them: before each its length as u16, big-endian. */
public final class EntryBundle {
    /** What the length before an entry can say. */
    public static final int LONGEST_ENTRY = 0xFFFF;

    private EntryBundle() {}

    public static byte[] encode(List<byte[]> entries) {
        int size =
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
        var bundle = ByteBuffer.allocate(size);
        for (byte[] entry : entries) {
            if (entry.length > LONGEST_ENTRY) {
                throw new IllegalArgumentException(
                        "Expected at most " + LONGEST_ENTRY + " bytes, but an entry has " + entry.length);
            }
            bundle.putShort((short) entry.length).put(entry);
        }
        return bundle.array();
    }

    /**
     * The entries of a bundle, in order.
     *
     * @throws NotVerified when the bytes end within an entry
     */
    public static List<byte[]> decode(byte[] bundle) {
        var bytes = ByteBuffer.wrap(bundle);
        var entries = new ArrayList<byte[]>();
        while (bytes.hasRemaining()) {
            if (bytes.remaining() < Short.BYTES || bytes.remaining() - Short.BYTES < length(bytes)) {
                throw new NotVerified("The entry bundle ends within entry " + entries.size());
            }
            byte[] entry = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(entry);
            entries.add(entry);
        }
        return entries;
    }

    private static int length(ByteBuffer bytes) {
        return Short.toUnsignedInt(bytes.getShort(bytes.position()));
    }
}
