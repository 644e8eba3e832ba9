package org.sekimori.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.config.ConfigReader;
import org.sekimori.config.HubConfig;
import org.sekimori.config.Secret;
import org.sekimori.config.VarDirectory;

class EmbeddedPostgresIT {
    @TempDir
    Path root;

    @AfterEach
    void stop_what_may_still_run() throws IOException {
        if (Files.exists(root.resolve("postgres/postmaster.pid"))) {
            open().close();
        }
    }

    @Test
    void it_is_durable_and_demands_passwords() throws Exception {
        try (var postgres = open();
                var connection = postgres.hub().connect()) {
            var sql = new Sql(connection);
            assertThat(sql.text("SHOW fsync")).isEqualTo("on");
            assertThat(sql.text("SHOW synchronous_commit")).isEqualTo("on");
            assertThat(sql.text("SHOW full_page_writes")).isEqualTo("on");
            assertThat(sql.text("SHOW listen_addresses")).isEqualTo("127.0.0.1");
            for (var access : List.of(postgres.hub(), postgres.owner())) {
                for (var wrong : List.of("", "wrong")) {
                    assertThatThrownBy(() -> with(access, wrong).connect()).isInstanceOf(SQLException.class);
                }
            }
            var superuser =
                    Access.on(postgres.hub().port(), "postgres", EmbeddedPostgres.SUPERUSER, new Secret("wrong"));
            assertThatThrownBy(superuser::connect).hasMessageContaining("password authentication failed");
        }
        assertThat(root.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void the_owner_makes_tables_and_the_hub_may_not() throws Exception {
        try (var postgres = open();
                var owner = postgres.owner().connect();
                var hub = postgres.hub().connect()) {
            new Sql(owner).run("CREATE TABLE made (id int)");
            assertThatThrownBy(() -> new Sql(hub).run("CREATE TABLE other (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> new Sql(hub).text("SELECT count(*) FROM made"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void after_a_killed_jvm_the_next_adopts_its_server_and_data() throws Exception {
        var victim = otherJvm();
        var postmaster = postmaster();
        victim.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(postmaster)).isPresent();
        try (var postgres = open();
                var connection = postgres.owner().connect()) {
            assertThat(postmaster()).isEqualTo(postmaster);
            assertThat(new Sql(connection).text("SELECT word FROM kept")).isEqualTo("here");
        }
        assertThat(root.resolve("postgres/postmaster.pid")).doesNotExist();
        // The file goes a moment before the process.
        for (var ending : ProcessHandle.of(postmaster).stream().toList()) {
            assertThat(ending.onExit()).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void after_jvm_and_server_were_killed_the_next_start_recovers() throws Exception {
        var victim = otherJvm();
        var postmaster = postmaster();
        victim.destroyForcibly().waitFor();
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        try (var postgres = open();
                var connection = postgres.owner().connect()) {
            assertThat(postmaster()).isNotEqualTo(postmaster);
            assertThat(new Sql(connection).text("SELECT word FROM kept")).isEqualTo("here");
        }
    }

    @Test
    void a_lock_file_that_names_somebody_elses_process_does_not_stop_the_start() throws Exception {
        open().close();
        Files.writeString(
                root.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (var postgres = open();
                var connection = postgres.hub().connect()) {
            assertThat(new Sql(connection).text("SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void the_last_to_stop_stops_it_and_two_that_start_together_share_one() throws Exception {
        var together = List.of(CompletableFuture.supplyAsync(this::open), CompletableFuture.supplyAsync(this::open));
        var first = together.getFirst().get();
        var second = together.getLast().get();
        assertThat(first.hub().port()).isEqualTo(second.hub().port());
        first.close();
        try (var connection = second.hub().connect()) {
            assertThat(new Sql(connection).text("SELECT 1")).isEqualTo("1");
        }
        second.close();
        assertThat(root.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_lost_password_file_heals_itself() throws Exception {
        open().close();
        Files.delete(root.resolve("postgres-sekimori-hub.password"));
        try (var postgres = open();
                var connection = postgres.hub().connect()) {
            assertThat(new Sql(connection).text("SELECT current_user")).isEqualTo(EmbeddedPostgres.HUB);
        }
    }

    @Test
    void a_url_takes_its_place_and_the_hub_gets_a_lesser_role() throws Exception {
        try (var postgres = open()) {
            try (var superuser = superuser(postgres)) {
                new Sql(superuser).run("ALTER ROLE sekimori_owner CREATEROLE");
                new Sql(superuser).run("DROP OWNED BY sekimori_hub; DROP ROLE sekimori_hub");
            }
            var owner = postgres.owner();
            var url = "postgresql://%s:%s@127.0.0.1:%d/%s"
                    .formatted(owner.user(), owner.password().reveal(), owner.port(), owner.database());
            try (var database = Database.open(settings(Map.of("HUB_DATABASE_URL", url)), var());
                    var hub = database.hub().connect()) {
                assertThat(database.hub().effectiveRole()).isEqualTo("sekimori_hub");
                assertThat(new Sql(hub).text("SELECT current_user")).isEqualTo("sekimori_hub");
                assertThatThrownBy(() -> new Sql(hub).run("CREATE TABLE other (id int)"))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void a_url_that_does_not_answer_is_said_without_its_password() {
        var settings = settings(Map.of("HUB_DATABASE_URL", "postgresql://hub:geheim@127.0.0.1:1/hub"));
        assertThatThrownBy(() -> Database.open(settings, var()))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("HUB_DATABASE_URL")
                .hasMessageContaining("PostgreSQL 15 or later")
                .hasMessageNotContaining("geheim");
    }

    /** What another node does until it is killed. */
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var config = new ConfigReader(home, Map.of("HUB_VAR", home.toString())).read();
        var database = Database.open(config);
        try (var connection = database.owner().connect()) {
            new Sql(connection).run("CREATE TABLE kept (word text); INSERT INTO kept VALUES ('here')");
        }
        System.out.println("kept");
        Thread.sleep(60_000);
    }

    private Process otherJvm() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedPostgresIT.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("kept");
        }
        return process;
    }

    private java.sql.Connection superuser(EmbeddedPostgres postgres) throws SQLException {
        return Access.on(
                        postgres.hub().port(),
                        "sekimori",
                        EmbeddedPostgres.SUPERUSER,
                        var().secret("postgres-superuser.password"))
                .connect();
    }

    private static Access with(Access access, String password) {
        return Access.on(access.port(), access.database(), access.user(), new Secret(password));
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(root.resolve("postgres/postmaster.pid")).getFirst());
    }

    private EmbeddedPostgres open() {
        return EmbeddedPostgres.open(var(), settings(Map.of()));
    }

    private VarDirectory var() {
        return new ConfigReader(root, Map.of("HUB_VAR", root.toString())).read().varDirectory();
    }

    private HubConfig.Database settings(Map<String, String> environment) {
        return new ConfigReader(root, environment).read().database();
    }
}
