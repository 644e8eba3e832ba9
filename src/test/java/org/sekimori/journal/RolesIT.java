package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekimori.journal.LogName.OPERATIONS;
import static org.sekimori.journal.Writing.await;
import static org.sekimori.journal.Writing.one;
import static org.sekimori.journal.Writing.subject;

import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekimori.testing.TestDatabase;

/** What the database itself refuses, whoever the hub's code may be. */
class RolesIT {
    private static final Vertx VERTX = Vertx.vertx();
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final PostgresJournal JOURNAL = new PostgresJournal(VERTX, DATABASE.hub(), JournalSettings.DEFAULT);
    private static final Disclosure SEALED = JournalContract.disclosure(1);

    @BeforeAll
    static void fill() {
        await(JOURNAL.open(OPERATIONS, "demo.invalid/roles/logs/operations"));
        for (int i = 0; i < 300; i++) {
            JOURNAL.append(one(subject(), 0));
        }
        await(JOURNAL.append(Writing.with(one(subject(), 0), List.of(SEALED), false)));
    }

    @AfterAll
    static void close() {
        await(JOURNAL.close());
        await(VERTX.close());
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET type = 'x'",
                "DELETE FROM entry",
                "TRUNCATE entry",
                "UPDATE tile SET n = n + 1",
                "DELETE FROM tile",
                "TRUNCATE tile",
                "UPDATE disclosure SET text = 'x'",
                "DELETE FROM disclosure",
                "TRUNCATE disclosure",
                "INSERT INTO disclosure_deleted VALUES ('\\x00', 0)",
                "DELETE FROM checkpoint",
                "DELETE FROM log_head",
                "UPDATE log_head SET origin = 'x'",
                "UPDATE log_head SET size = 0, edge = '\\x0000000000000000'",
                "ALTER TABLE entry DISABLE TRIGGER append_only",
                "CREATE TABLE mine (x int)",
            })
    void the_hub_may_not(String sql) throws SQLException {
        try (var connection = DATABASE.connectAsHub()) {
            refused(connection, sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET type = 'x'",
                "DELETE FROM entry WHERE index = 0",
                "TRUNCATE entry",
                "UPDATE tile SET n = n + 1",
                "DELETE FROM tile",
                "TRUNCATE tile",
                "UPDATE disclosure SET text = 'x'",
                "TRUNCATE disclosure",
                "UPDATE log_head SET origin = 'x'",
                "UPDATE log_head SET size = 0, edge = '\\x0000000000000000'",
                "DELETE FROM checkpoint",
            })
    void the_triggers_refuse_the_owner_too(String sql) throws SQLException {
        try (var connection = DATABASE.connectAsOwner()) {
            refused(connection, sql);
        }
    }

    @Test
    void the_triggers_refuse_a_superuser_who_calls_himself_a_replica() {
        assertThatThrownBy(() -> DATABASE.superuser("SET session_replication_role = replica; DELETE FROM entry"))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(await(JOURNAL.size(OPERATIONS))).isPositive();
    }

    @Test
    void the_hub_may_stop_a_log_and_only_the_owner_may_clear_it() throws SQLException {
        try (var hub = DATABASE.connectAsHub();
                var owner = DATABASE.connectAsOwner()) {
            execute(hub, "UPDATE log_head SET stopped = 'why'");
            refused(hub, "UPDATE log_head SET stopped = NULL");

            assertThatThrownBy(() -> await(JOURNAL.append(one(subject(), 0)))).isInstanceOf(Journal.Stopped.class);

            execute(owner, "UPDATE log_head SET stopped = NULL");
            assertThat(await(JOURNAL.append(one(subject(), 0)))).isInstanceOf(AppendResult.Appended.class);
        }
    }

    @Test
    void a_disclosure_is_deleted_only_by_an_entry_that_names_it() {
        assertThatThrownBy(() -> await(JOURNAL.deleteDisclosure(SEALED.digest(), 0)))
                .hasMessageContaining("deletion");
        long other = deletionEntry(JournalContract.disclosure(9).digest());
        assertThatThrownBy(() -> await(JOURNAL.deleteDisclosure(SEALED.digest(), other)))
                .hasMessageContaining("deletion");
        long index = deletionEntry(SEALED.digest());

        assertThat(await(JOURNAL.deleteDisclosure(SEALED.digest(), index))).isTrue();
        assertThat(await(JOURNAL.deleteDisclosure(SEALED.digest(), index))).isFalse();

        await(JOURNAL.append(Writing.with(one(subject(), 0), List.of(SEALED), false)));
        assertThat(await(JOURNAL.disclosures(List.of(SEALED.digest())))).isEmpty();
    }

    @Test
    void migrating_again_changes_nothing() {
        var again =
                new Migrations(DATABASE.jdbcUrl(), TestDatabase.OWNER, DATABASE.ownerPassword(), TestDatabase.HUB_ROLE);

        assertThat(again.run()).isZero();
    }

    private static long deletionEntry(String digest) {
        var subject = subject();
        var entry = new NewEntry(
                UUID.randomUUID(),
                "org.sekimori.hub.DisclosureDeleted",
                subject,
                1,
                Instant.now(),
                Writing.bytes("{\"digests\":[\"" + digest + "\"]}"));
        var append = new Append(
                OPERATIONS, UUID.randomUUID(), Map.of(subject, 0L), List.of(entry), List.of(), List.of(), false);
        var appended = (AppendResult.Appended) await(JOURNAL.append(append));
        return appended.entries().getFirst().index();
    }

    private static void refused(Connection connection, String sql) {
        assertThatThrownBy(() -> execute(connection, sql))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        assertThatCode(() -> execute(connection, "SELECT 1")).doesNotThrowAnyException();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
