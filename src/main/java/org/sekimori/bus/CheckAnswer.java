package org.sekimori.bus;

import java.util.Map;

/** What a check found, or why nobody looked. */
public sealed interface CheckAnswer {
    /** As the contract describes it. */
    record Found(Map<String, Object> view) implements CheckAnswer {}

    /** Nobody looked. */
    record Refused(Outcome why) implements CheckAnswer {}
}
