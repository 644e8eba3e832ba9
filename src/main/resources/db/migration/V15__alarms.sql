-- Alarms as they stand; what was found is read from the journal.
CREATE TABLE alarm_view (
    id uuid PRIMARY KEY,
    log_index bigint NOT NULL UNIQUE,
    version bigint NOT NULL,
    organisation text COLLATE "C" NOT NULL,
    persons uuid[] NOT NULL,
    parts integer NOT NULL,
    widest integer NOT NULL,
    narrowest integer NOT NULL,
    first timestamptz NOT NULL,
    last timestamptz NOT NULL,
    raised timestamptz NOT NULL,
    answered_by uuid,
    answered timestamptz
);
GRANT SELECT, INSERT, UPDATE ON alarm_view TO "${hubRole}";
