-- What every party is recognised by, so that parties which meet are found. Folded from the journal by a cursor; may be
-- emptied and rebuilt at will, cursor and all.

-- One registered version of a party: the entry at log_index registered it, the entry at retired_at replaced or ended it.
-- Both are kept, so that an entry is always screened against exactly what stood before it, whenever that happens.
CREATE TABLE selector_version (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    log text COLLATE "C" NOT NULL,
    log_index bigint NOT NULL,
    subject_kind text COLLATE "C" NOT NULL,
    subject_id uuid NOT NULL,
    version bigint NOT NULL,
    window_from timestamptz NOT NULL,
    -- Null: until further notice.
    window_to timestamptz CHECK (window_to > window_from),
    retired_at bigint CHECK (retired_at > log_index),
    UNIQUE (log, log_index)
);
CREATE UNIQUE INDEX selector_version_live ON selector_version (log, subject_kind, subject_id) WHERE retired_at IS NULL;
CREATE INDEX selector_version_retired ON selector_version (log, retired_at) WHERE retired_at IS NOT NULL;

-- No foreign key: a check a row would cost more than the row. Rows are deleted together with their version.
CREATE TABLE selector (
    version_id bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    -- Two selectors overlap exactly when one key begins the other.
    key text COLLATE "C" NOT NULL,
    -- Lengths of the beginnings of the key that may be keys of wider selectors; networks left out.
    cuts smallint[] NOT NULL
);
CREATE INDEX selector_of ON selector (version_id);
-- An index row holds at most 2,704 bytes, and a character takes up to four.
CREATE INDEX selector_key ON selector (left(key, 600));
-- Which lengths of networks there are at all.
CREATE INDEX selector_network ON selector (length(key)) WHERE kind = 'cidr';

GRANT SELECT, INSERT, DELETE ON selector_version, selector TO "${hubRole}";
GRANT UPDATE (retired_at) ON selector_version TO "${hubRole}";
