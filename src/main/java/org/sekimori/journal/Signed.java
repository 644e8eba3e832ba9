package org.sekimori.journal;

/**
 * What a signer last signed: the right edge of the tree and the note over it.
 *
 * @param checkpoint the signed note as it is published; its size and root are those of the range
 */
public record Signed(CompactRange range, String checkpoint) {
    public Signed {
        var head = Checkpoint.parse(Note.parse(checkpoint).text());
        if (!head.equals(Checkpoint.of(head.origin(), range))) {
            throw new NotVerified("The checkpoint of size " + head.size() + " is not that of the tree beside it");
        }
    }
}
