package org.sekimori.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Time of processors that this JVM and some sessions of a server on this machine took: what stays true on a busy one. */
final class Cpu {
    static final String SESSION = "SELECT pg_backend_pid()";

    private final List<ProcessHandle> sessions;

    /** By their process ids. */
    Cpu(List<Integer> sessions) {
        this.sessions =
                sessions.stream().flatMap(id -> ProcessHandle.of(id).stream()).toList();
    }

    double seconds() {
        return Stream.concat(Stream.of(ProcessHandle.current()), sessions.stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(Cpu::seconds)
                .sum();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
