-- What the careful signer has signed, and who may sign now (the lock on the row).

CREATE TABLE signer (
    log text COLLATE "C" PRIMARY KEY REFERENCES log_head,
    -- The right edge at the size last signed; grows only.
    edge bytea NOT NULL DEFAULT '\x0000000000000000'
);

CREATE TABLE checkpoint (
    log text COLLATE "C" NOT NULL REFERENCES log_head,
    size bigint NOT NULL CHECK (size >= 0),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    -- The signed note, byte for byte.
    note bytea NOT NULL,
    signed timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (log, size)
);

GRANT SELECT, INSERT ON signer TO "${hubRole}";
GRANT UPDATE (edge) ON signer TO "${hubRole}";
GRANT SELECT, INSERT ON checkpoint TO "${hubRole}";

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER append_only;
