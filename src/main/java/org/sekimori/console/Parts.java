package org.sekimori.console;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sekimori.identity.Callers;
import org.sekimori.identity.Sessions;
import org.sekimori.operation.Directory;
import org.sekimori.projection.Reads;

/**
 * Everything that the console asks of the rest of the hub.
 *
 * @param commands by action; exactly those that the contract names
 * @param policies the tree of {@code GET /api/policies}
 * @param files the front end, where it was built
 * @param metrics in the text format of Prometheus
 */
public record Parts(
        HttpSettings settings,
        Map<String, Binding> commands,
        Supplier<Directory> directory,
        Callers callers,
        Sessions sessions,
        SignIn signIn,
        Reads reads,
        LogFiles logs,
        Live live,
        OpenStreams streams,
        Health health,
        AccessNotes accessNotes,
        Supplier<Map<String, Object>> policies,
        Permission permission,
        Optional<ConsoleFiles> files,
        Supplier<String> metrics,
        Unauthenticated unauthenticated) {
    public Parts {
        commands = Map.copyOf(commands);
    }
}
