package org.sekimori.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller is told instead of what was asked for. Carries no stack trace: it is an answer, not an accident.
 *
 * <p>The code is stable; the title follows from it in the caller's language.
 */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Optional<String> detail;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> more;

    /** One wrong place of a body or a parameter: a JSON pointer, and a code. */
    record Fault(String pointer, String code, Optional<String> expected) {}

    private Problem(int status, String code, Optional<String> detail, List<Fault> faults, Map<String, Object> more) {
        super(status + " " + code, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.faults = List.copyOf(faults);
        this.more = Map.copyOf(more);
    }

    static Problem of(int status, String code) {
        return new Problem(status, code, Optional.empty(), List.of(), Map.of());
    }

    static Problem of(int status, String code, String detail) {
        return new Problem(status, code, Optional.of(detail), List.of(), Map.of());
    }

    /** Unknown, or not for the caller to know: always in the same words. */
    static Problem notFound() {
        return of(404, "not-found");
    }

    static Problem tryAgain(int seconds) {
        return of(503, "try-again").with("retryAfter", seconds);
    }

    Problem at(List<Fault> places) {
        return new Problem(status, code, detail, places, more);
    }

    /** With another member; {@code retryAfter} becomes the header. */
    Problem with(String member, Object value) {
        var members = new LinkedHashMap<>(more);
        members.put(member, value);
        return new Problem(status, code, detail, faults, members);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Optional<String> detail() {
        return detail;
    }

    List<Fault> faults() {
        return faults;
    }

    Map<String, Object> more() {
        return more;
    }
}
