-- Browser sessions: any node may answer the next request. Only a hash of the cookie is kept, so that whoever reads this
-- table cannot use what it finds.

CREATE TABLE session (
    hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
    person uuid NOT NULL,
    opened timestamptz NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX session_expires ON session (expires);

GRANT SELECT, INSERT, DELETE ON session TO "${hubRole}";
