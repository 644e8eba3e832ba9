-- Where each subscriber stands: the next index that it will read.

CREATE TABLE cursor (
    subscriber text COLLATE "C" NOT NULL,
    log text COLLATE "C" NOT NULL,
    next bigint NOT NULL DEFAULT 0 CHECK (next >= 0),
    moved timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (subscriber, log)
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, UPDATE, DELETE ON cursor TO "${hubRole}";
