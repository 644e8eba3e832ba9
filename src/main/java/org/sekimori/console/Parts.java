package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sekimori.identity.Callers;
import org.sekimori.identity.Sessions;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Lent;
import org.sekimori.operation.PersonId;
import org.sekimori.projection.Reads;

/**
 * Everything that the console asks of the rest of the hub.
 *
 * @param commands by action; exactly those that the contract names
 * @param policies the tree of {@code GET /api/policies}
 * @param lending asked for each request that names a seat which is not the caller's own
 * @param documents the bytes of documents
 * @param files the front end, where it was built
 * @param metrics in the text format of Prometheus
 */
public record Parts(
        HttpSettings settings,
        Map<String, Binding> commands,
        Supplier<Directory> directory,
        Callers callers,
        Lending lending,
        Sessions sessions,
        SignIn signIn,
        Reads reads,
        Papers documents,
        LogFiles logs,
        Live live,
        OpenStreams streams,
        OpenImports imports,
        Health health,
        AccessNotes accessNotes,
        Supplier<Map<String, Object>> policies,
        Permission permission,
        Optional<ConsoleFiles> files,
        Supplier<String> metrics,
        Unauthenticated unauthenticated) {
    /** The bytes of documents, by their SHA-256 in hexadecimal digits. */
    @FunctionalInterface
    public interface Papers {
        /** Empty where there are none. */
        Future<Optional<Buffer>> get(String sha256);
    }

    /** The seats of others in which somebody may act now. */
    @FunctionalInterface
    public interface Lending {
        Future<List<Lent>> of(PersonId person);
    }

    public Parts {
        commands = Map.copyOf(commands);
    }
}
