package org.sekimori.journal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A log as anybody sees it: files of a directory, or resources below {@code /logs/<log>/}, under the same names. */
@FunctionalInterface
public interface LogReader {
    /**
     * The bytes of {@code checkpoint} or of a {@link TilePath}.
     *
     * @throws IOException when it is not there or cannot be read
     */
    byte[] read(String path) throws IOException;

    static LogReader of(Path directory) {
        return path -> Files.readAllBytes(directory.resolve(path));
    }

    /**
     * Reads over HTTP, each answer within 30 s.
     *
     * @param log the log's address, {@code https://hub.example/logs/operations}
     * @param token a bearer token, which entries need
     */
    static LogReader of(URI log, Optional<String> token) {
        var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        return path -> {
            var request = HttpRequest.newBuilder(URI.create(log + "/" + path)).timeout(Duration.ofSeconds(30));
            token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
            try {
                var answer = client.send(request.build(), BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IOException("Expected " + path + ", but the hub answered " + answer.statusCode());
                }
                return answer.body();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while reading " + path, e);
            }
        };
    }
}
