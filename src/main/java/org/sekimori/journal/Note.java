package org.sekimori.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A signed note (C2SP signed-note): a text that ends in a newline, an empty line, signature lines. The text must not be
 * believed before {@link #verified} or {@link #requireSignedBy}.
 */
public record Note(String text, List<NoteSignature> signatures) {
    /** Far above ours (two keys and a dozen witnesses), and a bound on what a stranger can make us check. */
    private static final int LONGEST = 1_000_000;

    private static final int MOST_SIGNATURES = 100;

    public Note {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new NotVerified("Expected a note's text to end in a newline and to hold no control characters");
        }
    }

    public static Note parse(String note) {
        int split = note.lastIndexOf("\n\n");
        if (note.length() > LONGEST || split < 0 || !note.endsWith("\n") || split + 2 >= note.length()) {
            throw new NotVerified("Expected a signed note: text, empty line, signature lines");
        }
        var signatures = new ArrayList<NoteSignature>();
        for (String line : note.substring(split + 2, note.length() - 1).split("\n", -1)) {
            signatures.add(NoteSignature.parse(line));
            if (signatures.size() > MOST_SIGNATURES) {
                throw new NotVerified("Expected at most " + MOST_SIGNATURES + " signatures");
            }
        }
        return new Note(note.substring(0, split + 1), signatures);
    }

    /**
     * Those of {@code known} that signed it. Signatures of unknown keys are ignored.
     *
     * @throws NotVerified when a signature of a known key fails
     */
    public List<VerifierKey> verified(Collection<VerifierKey> known) {
        var signers = new ArrayList<VerifierKey>();
        for (var signature : signatures) {
            for (var key : known) {
                if (key.claims(signature) && !signers.contains(key)) {
                    if (!key.verifies(text, signature)) {
                        throw new NotVerified("The signature of " + key.label() + " fails");
                    }
                    signers.add(key);
                }
            }
        }
        return signers;
    }

    /**
     * Believes the text only if every one of {@code keys}, and at least one, signed it.
     *
     * @throws NotVerified otherwise
     */
    public void requireSignedBy(Collection<VerifierKey> keys) {
        if (keys.isEmpty()) {
            throw new NotVerified("Expected at least one key to verify with");
        }
        var signers = verified(keys);
        for (var key : keys) {
            if (!signers.contains(key)) {
                throw new NotVerified("The signature of " + key.label() + " is missing");
            }
        }
    }

    /** The note as it is published. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }
}
