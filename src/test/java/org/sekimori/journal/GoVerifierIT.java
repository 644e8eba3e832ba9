package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our bytes, read by golang.org/x/mod as Debian ships it; the program is {@code ops/verify-go}. */
class GoVerifierIT {
    private static final Path GOPATH = Path.of("/usr/share/gocode");
    private static final Path CACHE = Path.of("target", "go-cache").toAbsolutePath();
    private static final String PREFIX = "/logs/operations/";
    private static final String TOKEN = "a-token";

    @TempDir
    static Path directory;

    private static KeystoreSigner signer;
    private static Path program;
    private PublishedLog log;
    private HttpServer server;

    private String tampered = "";

    private record Outcome(int exit, String said) {}

    @BeforeAll
    static void build() throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        assertThat(Files.exists(Path.of("/usr/bin/go")) && Files.isDirectory(GOPATH.resolve("src/golang.org/x/mod")))
                .as("Expected Debian's golang-go and golang-golang-x-mod-dev to be installed; ops/test installs them")
                .isTrue();
        program = directory.resolve("verify");
        var built = run(List.of("/usr/bin/go", "build", "-o", program.toString(), "ops/verify-go/main.go"));
        assertThat(built.exit).as(built.said).isZero();
        signer = KeystoreSigner.open(directory, LogName.OPERATIONS, PublishedLog.ORIGIN, Optional.empty());
    }

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", GOPATH.toString());
        builder.environment().put("GOCACHE", CACHE.toString());
        builder.environment().put("GOFLAGS", "");
        builder.environment().put("SEKIMORI_TOKEN", TOKEN);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), said);
    }

    @BeforeEach
    void serve() throws IOException {
        log = new PublishedLog(signer, 700);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PREFIX, this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring(PREFIX.length());
        var allowed = !path.startsWith("tile/entries/")
                || ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        try (exchange) {
            byte[] body = log.read(path);
            body[0] = (byte) (body[0] ^ (path.equals(tampered) ? 1 : 0));
            exchange.sendResponseHeaders(allowed ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Outcome verify() throws IOException, InterruptedException {
        var vkey = signer.keys().getFirst().toString();
        return run(List.of(program.toString(), "-url", url(), "-vkey", vkey, "-entries"));
    }

    @Test
    void go_verifies_every_entry_of_our_log() throws Exception {
        var outcome = verify();
        assertThat(outcome.said).startsWith("verified 700 entries, root ");
        assertThat(outcome.exit).isZero();
    }

    @Test
    void go_verifies_a_log_of_one_entry_and_one_with_a_third_level() throws Exception {
        for (int size : List.of(1, 66_000)) {
            log = new PublishedLog(signer, size);
            var vkey = signer.keys().getFirst().toString();
            var outcome = run(List.of(program.toString(), "-url", url(), "-vkey", vkey));
            assertThat(outcome.said).startsWith("verified " + size + " leaf hashes, root ");
        }
    }

    @Test
    void go_finds_a_changed_entry() throws Exception {
        log.entries.set(123, new byte[] {1});
        var outcome = verify();
        assertThat(outcome.said).contains("not verified: entry 123 does not hash to its leaf");
        assertThat(outcome.exit).isEqualTo(1);
    }

    @Test
    void go_finds_a_changed_hash_on_every_level() throws Exception {
        for (var path : List.of("tile/0/002.p/188", "tile/1/000.p/2")) {
            tampered = path;
            var outcome = verify();
            assertThat(outcome.said).startsWith("not verified: ");
            assertThat(outcome.exit).isEqualTo(1);
        }
    }

    @Test
    void go_finds_a_checkpoint_of_another_size() throws Exception {
        log.checkpoint = log.checkpoint.replace("\n700\n", "\n699\n");
        var outcome = verify();
        assertThat(outcome.said).contains("invalid signature");
        assertThat(outcome.exit).isEqualTo(1);
    }

    @Test
    void our_own_verification_reads_the_same_over_http() throws Exception {
        var reader = LogReader.of(URI.create(url() + "/logs/operations"), Optional.of(TOKEN));
        var verification = new Verification(reader, PublishedLog.ORIGIN, signer.keys(), true);
        assertThat(verification.run(Optional.empty()).entries()).isEqualTo(700);
    }
}
