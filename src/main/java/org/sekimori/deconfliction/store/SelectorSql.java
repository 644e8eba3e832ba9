package org.sekimori.deconfliction.store;

/** The statements of the selector index. */
final class SelectorSql {
    static final String STANDS = """
            SELECT subject_id FROM selector_version
            WHERE log = $1 AND subject_kind = $2 AND subject_id = ANY($3::uuid[]) AND retired_at IS NULL""";

    static final String REGISTERED =
            "SELECT log_index FROM selector_version WHERE log = $1 AND log_index = ANY($2::bigint[])";

    static final String INSERT_VERSION = """
            INSERT INTO selector_version (log, log_index, subject_kind, subject_id, version, window_from, window_to)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            RETURNING id""";

    static final String INSERT_ROWS = """
            INSERT INTO selector (version_id, shelf, kind, value, more, key, cuts)
            SELECT $1, $7, kind, value, more, key, string_to_array(cuts, ',')::smallint[]
            FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS row (kind, value, more, key, cuts)""";

    static final String RETIRE = """
            UPDATE selector_version SET retired_at = $4
            WHERE log = $1 AND subject_kind = $2 AND subject_id = $3 AND retired_at IS NULL""";

    /** A large case's hits stay in memory. */
    static final String SETTINGS = "SELECT set_config('work_mem', '32MB', true)";

    /** What stood when the version was registered that the entry registered. */
    private static final String OF_A_VERSION = """
            WITH RECURSIVE me AS MATERIALIZED (
                SELECT * FROM selector_version WHERE log = $1 AND log_index = $2
            ), mine AS MATERIALIZED (
                SELECT s.kind, s.value, s.more, s.key, s.cuts, me.id AS own FROM selector s JOIN me ON s.version_id = me.id
            ),""";

    /**
     * The same from arrays; they belong to nobody. All that is asked goes through a row, so that the planner sees no value
     * and keeps one plan: making a plan takes five times as long as answering about one selector.
     */
    private static final String OF_ANYBODY = """
            WITH RECURSIVE me AS MATERIALIZED (
                SELECT $1::text AS log, $2::timestamptz AS window_from, $3::timestamptz AS window_to, $4::bigint AS margin,
                    $5::text[] AS kinds, $6::text[] AS vals, $7::text[] AS mores, $8::text[] AS keys, $9::text[] AS cuts
            ), mine AS MATERIALIZED (
                SELECT kind, value, more, key, string_to_array(row.cuts, ',')::smallint[] AS cuts, 0::bigint AS own
                FROM me CROSS JOIN unnest(kinds, vals, mores, keys, me.cuts) AS row (kind, value, more, key, cuts)
            ),""";

    /**
     * Overlap is one key beginning the other, so each selector of mine asks twice: for keys that begin with its own (one
     * range of the index, equal ones included), and for keys that are a beginning of its own (one look-up for each place
     * where it can be cut; networks are cut at the lengths that occur). Both sides of a result name raw selectors.
     *
     * <p>{@code OFFSET 0} and {@code MATERIALIZED} fix the order of the work: one look-up after another, each by its index.
     * Left to itself the planner, which cannot guess how many keys begin with another, repeats the whole search for every
     * party.
     */
    private static final String HITS = """

            lengths (n) AS (
                (SELECT min(length(key)) FROM selector WHERE kind IN ('cidr', 'asn') AND key < '7')
                UNION ALL
                SELECT (SELECT min(length(key)) FROM selector WHERE kind IN ('cidr', 'asn') AND key < '7' AND length(key) > n)
                FROM lengths WHERE n IS NOT NULL
            ), wider AS (
                SELECT m.kind, m.value, m.more, left(m.key, cut) AS key, own FROM mine m CROSS JOIN unnest(m.cuts) AS cut
                UNION ALL
                SELECT m.kind, m.value, m.more, left(m.key, n), own FROM mine m JOIN lengths
                ON n < least(length(m.key), CASE left(m.key, 2) WHEN '4:' THEN 34 WHEN '6:' THEN 130 ELSE 0 END)
            ), hit AS MATERIALIZED (
                SELECT m.kind, m.value, m.more, s.version_id, s.kind AS their_kind, s.value AS their_value, s.more AS their_more
                FROM mine m CROSS JOIN LATERAL (
                    SELECT * FROM selector s
                    WHERE left(s.key, 600) >= left(m.key, 600) AND left(s.key, 600) < left(m.key, 600) || chr(1114111)
                        AND starts_with(s.key, m.key) AND s.version_id <> m.own
                    OFFSET 0) s
                UNION ALL
                SELECT w.kind, w.value, w.more, s.version_id, s.kind, s.value, s.more
                FROM wider w CROSS JOIN LATERAL (
                    SELECT * FROM selector s
                    WHERE left(s.key, 600) = left(w.key, 600) AND s.key = w.key AND s.version_id <> w.own
                    OFFSET 0) s
            )
            """;

    static final String OVERLAPS = OF_A_VERSION + HITS + """
            SELECT me.subject_kind, me.subject_id, v.subject_kind, v.subject_id,
                hit.kind, hit.value, hit.more, hit.their_kind, hit.their_value, hit.their_more
            FROM me CROSS JOIN hit CROSS JOIN LATERAL (
                SELECT * FROM selector_version v
                WHERE v.id = hit.version_id AND v.log = me.log AND v.log_index < me.log_index
                    AND coalesce(v.retired_at > me.log_index, true)
                    AND (v.subject_kind, v.subject_id) <> (me.subject_kind, me.subject_id)
                    AND coalesce(me.window_from - $3 * interval '1 microsecond' < v.window_to, true)
                    AND coalesce(v.window_from < me.window_to + $3 * interval '1 microsecond', true)
                OFFSET 0) v""";

    /** The same of some shelves alone, by their own index, whose keys are cut where no other one's are. */
    private static final String OF_SHELVES = """
            WITH me AS MATERIALIZED (
                SELECT $1::text AS log, $2::timestamptz AS window_from, $3::timestamptz AS window_to, $4::bigint AS margin,
                    $5::text[] AS kinds, $6::text[] AS vals, $7::text[] AS mores, $8::text[] AS keys, $9::text[] AS cuts,
                    $10::uuid[] AS shelves
            ), shelf AS MATERIALIZED (
                SELECT unnest(shelves) AS id FROM me
            ), mine AS MATERIALIZED (
                SELECT kind, value, more, key, string_to_array(row.cuts, ',')::smallint[] AS cuts
                FROM me CROSS JOIN unnest(kinds, vals, mores, keys, me.cuts) AS row (kind, value, more, key, cuts)
            ), wider AS MATERIALIZED (
                SELECT m.kind, m.value, m.more, left(m.key, cut) AS key FROM mine m CROSS JOIN unnest(m.cuts) AS cut
                UNION ALL
                SELECT m.kind, m.value, m.more, left(m.key, n) FROM mine m CROSS JOIN LATERAL generate_series(
                    2, least(length(m.key), CASE left(m.key, 2) WHEN '4:' THEN 34 WHEN '6:' THEN 130 ELSE 0 END) - 1) AS n
            ), hit AS MATERIALIZED (
                SELECT m.kind, m.value, m.more, s.version_id, s.kind AS their_kind, s.value AS their_value, s.more AS their_more
                FROM shelf CROSS JOIN mine m CROSS JOIN LATERAL (
                    SELECT * FROM selector s
                    WHERE s.shelf = shelf.id AND left(s.key, 601) >= left(m.key, 601)
                        AND left(s.key, 601) < left(m.key, 601) || chr(1114111) AND starts_with(s.key, m.key)
                    OFFSET 0) s
                UNION ALL
                SELECT w.kind, w.value, w.more, s.version_id, s.kind, s.value, s.more
                FROM shelf CROSS JOIN wider w CROSS JOIN LATERAL (
                    SELECT * FROM selector s
                    WHERE s.shelf = shelf.id AND left(s.key, 601) = left(w.key, 601) AND s.key = w.key
                    OFFSET 0) s
            )
            """;

    /** A version is looked up by its id alone, whatever else there is. */
    private static final String STANDING = """
            SELECT v.subject_kind, v.subject_id,
                hit.kind, hit.value, hit.more, hit.their_kind, hit.their_value, hit.their_more
            FROM me CROSS JOIN hit CROSS JOIN LATERAL (SELECT * FROM selector_version WHERE id = hit.version_id OFFSET 0) v
            WHERE v.log = me.log AND v.retired_at IS NULL
                AND coalesce(me.window_from - me.margin * interval '1 microsecond' < v.window_to, true)
                AND coalesce(v.window_from < me.window_to + me.margin * interval '1 microsecond', true)""";

    static final String STANDING_OVERLAPS = OF_ANYBODY + HITS + STANDING;

    /**
     * Asks the index of shelves, and so touches no row of any other. Networks are cut at every length: which ones occur
     * elsewhere would be seen in the time it takes.
     */
    static final String STANDING_ON_SHELVES = OF_SHELVES + STANDING;

    static final String PURGE = """
            WITH gone AS (
                DELETE FROM selector_version WHERE log = $1 AND retired_at < $2 RETURNING id
            ), emptied AS (
                DELETE FROM selector USING gone WHERE version_id = gone.id
            )
            SELECT id FROM gone""";

    static final String ERASE = """
            WITH gone AS (
                DELETE FROM selector_version WHERE log = $1 AND subject_kind = $2 AND subject_id = $3 RETURNING id
            )
            DELETE FROM selector USING gone WHERE version_id = gone.id""";

    private SelectorSql() {}
}
