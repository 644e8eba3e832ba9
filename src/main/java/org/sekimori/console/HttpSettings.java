package org.sekimori.console;

import java.time.Duration;
import java.util.Optional;

/**
 * How the hub listens.
 *
 * @param port 0 for any that is free
 * @param publicUrl where browsers find the hub, if that is not host and port; {@code https} means that TLS ends before it
 * @param bodyBytes the largest body
 * @param headerBytes the largest request head
 * @param connections at the same time
 * @param idle after which a silent connection is closed
 * @param request within which a request's head, and then its body, must have arrived
 * @param busReply after which a command is asked again, once
 * @param streams of one person at the same time
 * @param demo whether the embedded issuer is on
 */
public record HttpSettings(
        String host,
        int port,
        Optional<String> publicUrl,
        int bodyBytes,
        int headerBytes,
        int connections,
        Duration idle,
        Duration request,
        Duration busReply,
        int streams,
        boolean demo) {
    /** As the contract says, on loopback. */
    public static HttpSettings loopback(int port, boolean demo) {
        return new HttpSettings(
                "127.0.0.1",
                port,
                Optional.empty(),
                8 * 1024 * 1024,
                16 * 1024,
                2_000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Duration.ofSeconds(2),
                16,
                demo);
    }

    /** Whether browsers come over TLS. */
    public boolean secure() {
        return publicUrl.map(url -> url.startsWith("https://")).orElse(false);
    }
}
