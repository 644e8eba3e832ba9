-- When time itself moves a case next. Folded from the journal by a cursor; may be emptied and rebuilt at will, cursor and all.

CREATE TABLE timer (
    log text COLLATE "C" NOT NULL,
    subject_kind text COLLATE "C" NOT NULL,
    subject_id uuid NOT NULL,
    -- The hub's command that is to be given, and when.
    action text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    -- Of the subject, as it was when this was found out.
    version bigint NOT NULL,
    -- Until then one node is at it, so that the others need not be.
    leased timestamptz,
    PRIMARY KEY (log, subject_kind, subject_id)
);
CREATE INDEX timer_at ON timer (log, at);

-- The rules by which the times were found. Under others they are found anew.
CREATE TABLE timer_rules (
    log text COLLATE "C" PRIMARY KEY,
    policy_set text COLLATE "C" NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON timer, timer_rules TO "${hubRole}";
