package org.sekimori.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sekimori.config.HubConfig;

/** The files by which the embedded server is configured: ours is included last, so it wins. */
final class ServerSettings {
    private static final String FILE = "sekimori.conf";

    private ServerSettings() {}

    /** Once, after initdb: nobody enters without a password, and only over the loopback. */
    static void adopt(Path data) throws IOException {
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        Files.writeString(
                data.resolve("postgresql.conf"), "\ninclude_if_exists = '" + FILE + "'\n", StandardOpenOption.APPEND);
    }

    /** Before each start. */
    static void write(Path data, int port, HubConfig.Database settings) {
        var text = """
                # Written by the hub at each start of this server; edits are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = %d
                # An acknowledged commit survives the machine.
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                wal_compression = on
                max_wal_size = '2GB'
                shared_buffers = '512MB'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] %%a '
                # A dead node's locks are freed soon.
                client_connection_check_interval = '5s'
                tcp_keepalives_idle = 10
                tcp_keepalives_interval = 5
                tcp_keepalives_count = 3
                """.formatted(port, settings.embeddedConnections());
        try {
            Files.writeString(data.resolve(FILE), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
