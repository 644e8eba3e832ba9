-- What each organisation asked about lately, in small requests, so that a series that closes in is noticed. Selectors stand
-- here as digests of their keys. Forgotten after the time that policy says.

CREATE TABLE asked (
    id uuid PRIMARY KEY,
    log text COLLATE "C" NOT NULL,
    organisation text COLLATE "C" NOT NULL,
    person uuid NOT NULL,
    at timestamptz NOT NULL,
    selectors integer NOT NULL,
    -- Of all its keys: two requests about the same have one extent.
    extent uuid NOT NULL
);
CREATE INDEX asked_at ON asked (log, at);

-- The keys of those requests that have parts.
CREATE TABLE asked_key (
    log text COLLATE "C" NOT NULL,
    organisation text COLLATE "C" NOT NULL,
    key uuid NOT NULL,
    asked uuid NOT NULL,
    PRIMARY KEY (log, organisation, key, asked)
);

-- Which requests were about a part of an earlier one; the same part counts once.
CREATE TABLE asked_part (
    whole uuid NOT NULL,
    extent uuid NOT NULL,
    part uuid NOT NULL,
    PRIMARY KEY (whole, extent)
);
CREATE INDEX asked_part_of ON asked_part (part);

-- Wholes of which so many parts were asked about that an alarm is due, and whether it was raised.
CREATE TABLE narrowing (
    whole uuid PRIMARY KEY,
    log text COLLATE "C" NOT NULL,
    raised boolean NOT NULL DEFAULT false
);

-- Remembers a request once. ks are its keys, wide the keys that hold the wide_of-th of them, itself included.
CREATE FUNCTION remember_asked(
    of_log text, of_organisation text, of_person uuid, request uuid, asked_at timestamptz, since timestamptz, number integer,
    of_extent uuid, ks uuid[], wide_of integer[], wide uuid[], has_parts boolean, alarming integer
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO asked VALUES (request, of_log, of_organisation, of_person, asked_at, number, of_extent) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    WITH holder AS MATERIALIZED (
        SELECT w.n, k.asked FROM unnest(wide_of, wide) AS w (n, key) JOIN asked_key k
        ON k.log = of_log AND k.organisation = of_organisation AND k.key = w.key
    ), whole AS (
        SELECT h.asked AS id FROM holder h JOIN asked a ON a.id = h.asked
        WHERE a.at >= since AND a.extent <> of_extent
        GROUP BY h.asked HAVING count(DISTINCT h.n) = cardinality(ks)
    ), part AS (
        INSERT INTO asked_part SELECT id, of_extent, request FROM whole ON CONFLICT DO NOTHING RETURNING whole
    )
    -- What this statement inserts it does not see, so one more than there were. Neither a part of a whole that has its alarm
    -- has one, nor a whole that was asked about again.
    INSERT INTO narrowing SELECT DISTINCT ON (a.extent) a.id, of_log FROM part p JOIN asked a ON a.id = p.whole
    WHERE (SELECT count(*) FROM asked_part q WHERE q.whole = p.whole) + 1 >= alarming
        AND NOT EXISTS (SELECT FROM asked_part q JOIN narrowing n ON n.whole = q.whole WHERE q.part = p.whole)
        AND NOT EXISTS (
            SELECT FROM narrowing n JOIN asked o ON o.id = n.whole
            WHERE o.log = of_log AND o.organisation = of_organisation AND o.extent = a.extent AND o.at >= since)
    ORDER BY a.extent, a.at
    ON CONFLICT DO NOTHING;
    IF has_parts THEN
        INSERT INTO asked_key SELECT of_log, of_organisation, unnest(ks), request;
    END IF;
END $$;

GRANT SELECT, INSERT, DELETE ON asked, asked_key, asked_part, narrowing TO "${hubRole}";
GRANT UPDATE (raised) ON narrowing TO "${hubRole}";
