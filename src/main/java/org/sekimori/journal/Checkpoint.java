package org.sekimori.journal;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * A tree head: {@code origin\nsize\nbase64(root)\n}. Our own carry no extension lines; another's are refused, since no
 * signature of type 06 covers them.
 *
 * @param origin who issues the log, also the name of its keys
 * @param size how many leaves
 * @param root 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {
    private static final Pattern BODY =
            Pattern.compile("(?<origin>[^\\n]+)\\n(?<size>0|[1-9][0-9]{0,18})\\n(?<root>[A-Za-z0-9+/]{43}=)\\n");

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0 || root.length != MerkleTree.HASH_BYTES) {
            throw new IllegalArgumentException("Expected origin, size and a root of 32 bytes, but got size " + size
                    + " and " + root.length + " bytes");
        }
    }

    public static Checkpoint of(String origin, CompactRange range) {
        return new Checkpoint(origin, range.size(), range.root());
    }

    /** Reads a note's text; says nothing about signatures. */
    public static Checkpoint parse(String body) {
        var match = BODY.matcher(body);
        if (!match.matches()) {
            throw new NotVerified("Expected the three lines of a checkpoint, but got another text");
        }
        try {
            return new Checkpoint(
                    match.group("origin"), Long.parseLong(match.group("size")), Base64Text.decode(match.group("root")));
        } catch (NumberFormatException e) {
            throw new NotVerified("Expected a tree size below 2^63", e);
        }
    }

    /**
     * Reads a signed checkpoint that every one of {@code keys} must have signed.
     *
     * @throws NotVerified for another form, another origin, a missing or a failing signature
     */
    public static Checkpoint open(String note, String origin, Collection<VerifierKey> keys) {
        var opened = Note.parse(note);
        var checkpoint = parse(opened.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new NotVerified("Expected a checkpoint of " + origin + ", but it is of another log");
        }
        opened.requireSignedBy(keys);
        return checkpoint;
    }

    public String body() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && origin.equals(that.origin)
                && size == that.size
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return body().hashCode();
    }

    @Override
    public String toString() {
        return "Checkpoint[" + body().strip().replace('\n', ' ') + "]";
    }
}
