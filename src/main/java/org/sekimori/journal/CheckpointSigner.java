package org.sekimori.journal;

import java.time.Instant;
import java.util.List;

/**
 * Holds a log's private keys and signs what it is given; whether it may be signed is {@link CarefulSigner}'s question. A
 * port, so that keys can live in another process.
 */
public interface CheckpointSigner {
    /**
     * One signature for each of {@link #keys}, in their order.
     *
     * @param now the time that type 06 vouches for, in whole seconds, after 1970
     * @throws IllegalArgumentException for a checkpoint of another origin
     */
    List<NoteSignature> sign(Checkpoint checkpoint, Instant now);

    /** The public halves; their name is the log's origin. */
    List<VerifierKey> keys();

    /** The signed note as it is published. */
    default String signedNote(Checkpoint checkpoint, Instant now) {
        return new Note(checkpoint.body(), sign(checkpoint, now)).toString();
    }
}
