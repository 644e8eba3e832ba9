-- How many selectors each organisation has asked about on each day of Japan, over everything that asks. What is counted here
-- stays counted, whatever becomes of the request that asked.

CREATE TABLE selector_use (
    log text COLLATE "C" NOT NULL,
    organisation text COLLATE "C" NOT NULL,
    day date NOT NULL,
    used bigint NOT NULL CHECK (used >= 0),
    PRIMARY KEY (log, organisation, day)
);

-- Requests that were counted, so that a repeated one is not counted again. Kept for two days.
CREATE TABLE selector_request (
    log text COLLATE "C" NOT NULL,
    day date NOT NULL,
    id uuid NOT NULL,
    PRIMARY KEY (log, day, id)
);

-- Takes as many as are wanted, or none. Requests of one organisation wait for each other at the day's row, on whichever node.
-- Nothing waits for the disk: what is put on record afterwards is written behind this, and takes it along.
CREATE FUNCTION take_selectors(
    of_log text, of_organisation text, of_day date, request uuid, wanted bigint, most bigint,
    OUT granted boolean, OUT used bigint
) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    INSERT INTO selector_use AS u VALUES (of_log, of_organisation, of_day, 0) ON CONFLICT DO NOTHING;
    IF FOUND THEN
        DELETE FROM selector_request r WHERE r.log = of_log AND r.day < of_day - 1;
    END IF;
    SELECT u.used INTO used FROM selector_use u
        WHERE u.log = of_log AND u.organisation = of_organisation AND u.day = of_day FOR UPDATE;
    granted := true;
    PERFORM FROM selector_request r WHERE r.log = of_log AND r.day = of_day AND r.id = request;
    IF NOT FOUND THEN
        granted := used + wanted <= most;
        IF granted THEN
            INSERT INTO selector_request VALUES (of_log, of_day, request);
            UPDATE selector_use u SET used = u.used + wanted
                WHERE u.log = of_log AND u.organisation = of_organisation AND u.day = of_day
                RETURNING u.used INTO take_selectors.used;
        END IF;
    END IF;
END $$;

GRANT SELECT, INSERT ON selector_use, selector_request TO "${hubRole}";
GRANT UPDATE (used) ON selector_use TO "${hubRole}";
GRANT DELETE ON selector_request TO "${hubRole}";
