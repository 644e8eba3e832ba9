package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.deconfliction.Alarm;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Subject;

/** Alarms about requests that closed in, youngest first. Who may read them at all is asked before. */
final class AlarmQueries {
    private static final String LIST = "SELECT * FROM alarm_view WHERE log_index < $1 ORDER BY log_index DESC LIMIT $2";

    private final Store store;

    AlarmQueries(Store store) {
        this.store = store;
    }

    Page<Map<String, Object>> list(Page.Request page) {
        var limit = Place.limit(page);
        var rows = store.rows(LIST, Place.number(page, Long.MAX_VALUE), limit + 1);
        var alarms = answered(rows);
        return Place.page(rows, limit, row -> Place.write(row.getLong("log_index")))
                .map(row -> tree(row, Optional.ofNullable(alarms.get(row.getUUID("id")))));
    }

    private Map<UUID, Alarm> answered(List<Row> rows) {
        var ids = rows.stream()
                .filter(row -> row.getUUID("answered_by") != null)
                .map(row -> row.getUUID("id"))
                .toList();
        return store.revealed(store.states(Subject.Kind.ALARM, Alarm.class, ids));
    }

    private static Map<String, Object> tree(Row row, Optional<Alarm> answered) {
        return new Leaves()
                .columns(row, "id", "version", "organisation")
                .put(
                        "persons",
                        Arrays.stream(row.getArrayOfUUIDs("persons"))
                                .map(PersonId::new)
                                .toList())
                .columns(row, "parts", "widest", "narrowest", "first", "last", "raised", "answered")
                .person(row, "answered_by", "answeredBy")
                .maybe(
                        "finding",
                        answered.flatMap(Alarm::answered)
                                .flatMap(answer -> answer.finding().content()))
                .tree();
    }
}
