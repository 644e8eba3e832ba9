-- The bytes of documents, keyed by their hash: like a disclosure they mean nothing until an entry refers to them, and they
-- are stored before it, so that no entry ever refers to bytes that are not there.

CREATE TABLE document_bytes (
    sha256 bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
    bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 8388608 AND sha256(bytes) = document_bytes.sha256),
    stored timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- Most of them are compressed already.
ALTER TABLE document_bytes ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The hub adds; only the owner may delete, where the law requires it.
GRANT SELECT, INSERT ON document_bytes TO "${hubRole}";
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON document_bytes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE document_bytes ENABLE ALWAYS TRIGGER append_only;

-- A read model, folded from the entries like the others: where to find the documents of a case.
CREATE TABLE document_view (
    id uuid PRIMARY KEY,
    operation uuid NOT NULL,
    log_index bigint NOT NULL UNIQUE,
    committee boolean NOT NULL,
    handling text COLLATE "C" NOT NULL
);
CREATE INDEX document_view_operation ON document_view (operation, log_index);

GRANT SELECT, INSERT, UPDATE, DELETE ON document_view TO "${hubRole}";
