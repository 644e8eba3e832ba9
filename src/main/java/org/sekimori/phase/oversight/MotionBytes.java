package org.sekimori.phase.oversight;

import java.util.Optional;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.SittingId;
import org.sekimori.phase.oversight.OversightCommand.Move;

/** What a motion hash is over; texts stand by their salted digests. The names of the components are part of the bytes. */
record MotionBytes(
        SittingId sitting,
        Sitting.Matter matter,
        Sitting.Resolution decision,
        ScopeHash scopeHash,
        Optional<String> conditions,
        Optional<String> text,
        String reasons,
        Optional<String> excludes) {
    static MotionBytes of(Sitting sitting, Move move) {
        return new MotionBytes(
                sitting.id(),
                sitting.matter(),
                move.decision(),
                move.scopeHash(),
                move.conditions().flatMap(SealedList::digest),
                move.text().flatMap(Sealed::digest),
                move.reasons().digest().orElseThrow(),
                move.excludes().flatMap(SealedList::digest));
    }
}
