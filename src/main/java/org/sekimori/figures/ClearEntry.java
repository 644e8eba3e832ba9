package org.sekimori.figures;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An entry as far as anybody may read it.
 *
 * @param log its name outside, {@code operations} for what is counted
 * @param index from 0, without gaps
 * @param type for example {@code org.sekimori.operation.Submitted}
 * @param subjectKind for example {@code operation}
 * @param clear the clear fields of its {@code data}: texts, integers, truths, lists and objects of them; may be left empty
 *     for entries that {@link Counting#concerns} does not name
 */
public record ClearEntry(
        String log,
        long index,
        String type,
        String subjectKind,
        UUID subject,
        Instant recorded,
        Map<String, Object> clear) {}
