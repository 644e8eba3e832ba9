package org.sekimori.deconfliction.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.sekimori.deconfliction.Unicode;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Floors;
import org.sekimori.operation.Narrowings;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Selector;

/**
 * How many selectors each organisation asked about on each day, and about which ones in small requests lately. The same for
 * all nodes; whoever comes first takes first.
 */
public final class SelectorUse {
    private static final String TAKE = "SELECT granted, used FROM take_selectors($1, $2, $3, $4, $5, $6)";

    private static final String TAKE_AND_REMEMBER = """
            WITH taken AS MATERIALIZED (SELECT granted, used FROM take_selectors($1, $2, $3, $4, $5, $6))
            SELECT granted, used, CASE WHEN granted
                THEN remember_asked($1, $2, $7, $4, $8, $9, $5::bigint::integer, $10, $11, $12, $13, $14, $15) END
            FROM taken""";

    private final SqlClient client;
    private final LogName log;
    private final Unicode unicode;

    public SelectorUse(SqlClient client, LogName log, Unicode unicode) {
        this.client = client;
        this.log = log;
        this.unicode = unicode;
    }

    /**
     * What is asked.
     *
     * @param request the same when it is asked again
     */
    public record Question(
            Organisation organisation, PersonId person, UUID request, Instant at, List<Selector> selectors) {
        public Question {
            selectors = List.copyOf(selectors);
        }
    }

    /**
     * What came of it.
     *
     * @param granted all that was wanted, or had been before for the same request
     * @param used on that day so far, with what was granted
     */
    public record Taken(boolean granted, long used) {}

    /** Takes all that is asked about from the day's selectors, unless more than {@code most} would be used then. */
    public Future<Taken> take(Question question, LocalDate day, int most) {
        return taken(TAKE, wanted(question, day, most));
    }

    /** The same; what was granted is remembered, so that a series which closes in is noticed. */
    public Future<Taken> take(Question question, LocalDate day, int most, Narrowings narrowings, Floors floors) {
        var keys = AskedKeys.of(question.selectors(), floors, unicode);
        return taken(
                TAKE_AND_REMEMBER,
                wanted(question, day, most)
                        .addUUID(question.person().value())
                        .addOffsetDateTime(question.at().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(
                                question.at().minus(narrowings.within()).atOffset(ZoneOffset.UTC))
                        .addUUID(keys.extent())
                        .addArrayOfUUID(keys.keys().toArray(UUID[]::new))
                        .addArrayOfInteger(keys.wideOf().toArray(Integer[]::new))
                        .addArrayOfUUID(keys.wide().toArray(UUID[]::new))
                        .addBoolean(keys.divisible())
                        .addInteger(narrowings.parts()));
    }

    private Tuple wanted(Question question, LocalDate day, int most) {
        return Tuple.of(log.wire(), question.organisation().wire(), day)
                .addUUID(question.request())
                .addLong((long) question.selectors().size())
                .addLong((long) most);
    }

    private Future<Taken> taken(String statement, Tuple wanted) {
        return client.preparedQuery(statement)
                .execute(wanted)
                .map(rows -> rows.iterator().next())
                .map(row -> new Taken(row.getBoolean(0), row.getLong(1)));
    }
}
