package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sekimori.testing.TestDatabase;

class MigrationsIT {
    @Test
    void an_installation_that_is_ahead_in_one_rooms_numbers_takes_a_lower_one_of_another_room() throws Exception {
        try (var database = TestDatabase.fresh()) {
            database.superuser("DROP TABLE figure, figure_case");
            database.superuser("DELETE FROM flyway_schema_history WHERE version = '11'");
            var migrations = new Migrations(
                    database.jdbcUrl(), TestDatabase.OWNER, database.ownerPassword(), TestDatabase.HUB_ROLE);
            assertThat(migrations.run()).isEqualTo(1);
            assertThat(migrations.run()).isZero();
            try (var connection = database.connectAsHub();
                    var rows = connection.createStatement().executeQuery("SELECT count(*) FROM figure")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isZero();
            }
        }
    }
}
