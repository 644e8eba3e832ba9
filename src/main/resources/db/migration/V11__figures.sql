-- Figures: one row for each entry that counts, and what of a case its later entries need. Folded from the log "operations"
-- alone by the cursor "figures"; may be emptied and rebuilt at will, cursor and all. When what is counted changes, a later
-- migration empties both tables and takes the cursor's row away.

CREATE TABLE figure (
    log_index bigint NOT NULL,
    item text COLLATE "C" NOT NULL,
    operation uuid NOT NULL,
    agencies text[] NOT NULL,
    legal_basis text COLLATE "C" NOT NULL,
    recorded timestamptz NOT NULL,
    gate text COLLATE "C",
    waited_seconds bigint,
    PRIMARY KEY (log_index, item)
);
CREATE INDEX figure_recorded ON figure (recorded);

CREATE TABLE figure_case (
    operation uuid PRIMARY KEY,
    -- Canonical JSON of the record CaseFacts.
    facts bytea NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON figure, figure_case TO "${hubRole}";
