-- Read models: folded from the journal by the cursor "projection"; may be emptied and rebuilt at will, cursor and all.

CREATE TABLE operation_view (
    id uuid PRIMARY KEY,
    -- Position among the cases of its year, in the order of the log.
    year int NOT NULL,
    serial int NOT NULL,
    number text COLLATE "C" NOT NULL GENERATED ALWAYS AS
        ('OP-' || year::text || '-' || lpad(serial::text, greatest(4, length(serial::text)), '0')) STORED,
    version bigint NOT NULL,
    drafted_index bigint NOT NULL,
    -- The latest Drafted or Revised: the whole proposal as it stands.
    proposal_entry uuid NOT NULL,
    stage text COLLATE "C" NOT NULL,
    title text NOT NULL,
    -- The title as it is searched: compatibility forms made one (NFKC), in lower case.
    title_folded text NOT NULL,
    campaign uuid NOT NULL,
    legal_basis text COLLATE "C" NOT NULL,
    applicant uuid NOT NULL,
    agency text COLLATE "C" NOT NULL,
    -- The applicant's agency and those ever tasked: whose directors see it.
    agencies text[] NOT NULL,
    executors text[] NOT NULL,
    marking text COLLATE "C" NOT NULL,
    target_count bigint NOT NULL,
    returned boolean NOT NULL,
    window_from timestamptz NOT NULL,
    window_to timestamptz NOT NULL,
    harm_expected_at timestamptz,
    -- Who sees it: submitted at least once, the seats of the gates that apply, everybody ever tasked.
    submitted boolean NOT NULL,
    gate_seats text[] NOT NULL,
    officers uuid[] NOT NULL,
    updated timestamptz NOT NULL,
    UNIQUE (year, serial)
);
CREATE UNIQUE INDEX operation_view_order ON operation_view (drafted_index);
CREATE INDEX operation_view_campaign ON operation_view (campaign);

-- Everywhere below log_index is that of the entry with which the row's subject began.
CREATE TABLE task_view (
    id uuid PRIMARY KEY,
    operation uuid NOT NULL,
    log_index bigint NOT NULL,
    -- The Tasked, which seals the instructions.
    tasked_entry uuid NOT NULL,
    agency text COLLATE "C" NOT NULL,
    officer uuid NOT NULL,
    partner uuid,
    state text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX task_view_order ON task_view (log_index);
CREATE INDEX task_view_operation ON task_view (operation);

CREATE TABLE obligation_view (
    id uuid PRIMARY KEY,
    operation uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    owner text COLLATE "C" NOT NULL,
    due timestamptz,
    state text COLLATE "C" NOT NULL
);
CREATE INDEX obligation_view_operation ON obligation_view (operation);

CREATE TABLE sitting_view (
    id uuid PRIMARY KEY,
    operation uuid NOT NULL,
    log_index bigint NOT NULL UNIQUE,
    version bigint NOT NULL,
    matter text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    updated timestamptz NOT NULL
);
CREATE INDEX sitting_view_operation ON sitting_view (operation);

CREATE TABLE campaign_view (
    id uuid PRIMARY KEY,
    log_index bigint NOT NULL UNIQUE,
    version bigint NOT NULL,
    title text NOT NULL,
    marking text COLLATE "C" NOT NULL
);

CREATE TABLE activity_view (
    id uuid PRIMARY KEY,
    log_index bigint NOT NULL UNIQUE,
    version bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    desk text COLLATE "C" NOT NULL,
    campaign uuid,
    title text NOT NULL,
    liaison text NOT NULL,
    marking text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    window_from timestamptz NOT NULL,
    window_to timestamptz,
    selector_count bigint NOT NULL,
    -- The latest Registered or Revised, which seals the selectors.
    registration_entry uuid NOT NULL
);
CREATE INDEX activity_view_campaign ON activity_view (campaign);

CREATE TABLE conflict_view (
    id uuid PRIMARY KEY,
    log_index bigint NOT NULL UNIQUE,
    version bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    first_kind text COLLATE "C" NOT NULL,
    first_id uuid NOT NULL,
    second_kind text COLLATE "C" NOT NULL,
    second_id uuid NOT NULL,
    owner uuid,
    disposition text COLLATE "C",
    -- Who gives way, by the disposition.
    yielding uuid,
    overlap_count bigint NOT NULL,
    -- Disposed of at least once: from then on the other desk may know.
    released boolean NOT NULL,
    raised timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON
    operation_view, task_view, obligation_view, sitting_view, campaign_view, activity_view, conflict_view TO "${hubRole}";
