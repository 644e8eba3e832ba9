-- The logs: heads, entries, tiles, disclosures, snapshots. Indexes come from log_head, never from a sequence, so there are
-- no gaps. V1–V9 journal, V10–V19 projection, V20–V29 deconfliction, V30–V39 exchange and identity.

GRANT USAGE ON SCHEMA "${flyway:defaultSchema}" TO "${hubRole}";

CREATE TABLE log_head (
    log text COLLATE "C" PRIMARY KEY,
    origin text NOT NULL UNIQUE,
    size bigint NOT NULL DEFAULT 0 CHECK (size >= 0),
    -- The right edge of the tree: size as u64, then 32 bytes for each bit of it.
    edge bytea NOT NULL DEFAULT '\x0000000000000000',
    -- Why nothing may be appended any more: the signer found what it must not sign. Only the owner may clear it.
    stopped text,
    CHECK (octet_length(edge) = 8 + 32 * length(replace(size::bit(64)::text, '0', '')))
);

-- No foreign keys to log_head: whoever writes these tables holds the head's lock, and a check a row would cost more than the row.
CREATE TABLE entry (
    log text COLLATE "C" NOT NULL,
    index bigint NOT NULL CHECK (index >= 0),
    id uuid NOT NULL,
    type text NOT NULL,
    subject_kind text COLLATE "C" NOT NULL,
    subject_id uuid NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    recorded timestamptz NOT NULL,
    cause uuid NOT NULL,
    leaf_hash bytea NOT NULL CHECK (octet_length(leaf_hash) = 32),
    -- Canonical JSON, hashed and served exactly as it stands.
    bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 65535),
    PRIMARY KEY (log, index)
);
CREATE UNIQUE INDEX entry_subject_version ON entry (log, subject_kind, subject_id, version);
CREATE UNIQUE INDEX entry_id ON entry (log, id);
CREATE INDEX entry_cause ON entry (log, cause);

-- Full tiles only; partial ones are assembled on reading. The root is the hash of level + 1 at position n.
CREATE TABLE tile (
    log text COLLATE "C" NOT NULL,
    level smallint NOT NULL CHECK (level >= 0),
    n bigint NOT NULL CHECK (n >= 0),
    hashes bytea NOT NULL CHECK (octet_length(hashes) = 8192),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    PRIMARY KEY (log, level, n)
);
-- Hashes do not compress; said apart from the column, as PostgreSQL 15 wants it.
ALTER TABLE tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- Sealed content: without an entry that commits to its digest a disclosure means nothing.
CREATE TABLE disclosure (
    digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    text text NOT NULL
);

-- What was deleted, and by which entry of operations; a deleted disclosure is never stored again.
CREATE TABLE disclosure_deleted (
    digest bytea PRIMARY KEY,
    deletion_index bigint NOT NULL
);

CREATE TABLE snapshot (
    log text COLLATE "C" NOT NULL,
    subject_kind text COLLATE "C" NOT NULL,
    subject_id uuid NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    bytes bytea NOT NULL,
    PRIMARY KEY (log, subject_kind, subject_id)
) WITH (fillfactor = 70);

GRANT SELECT, INSERT ON entry, tile, disclosure TO "${hubRole}";
GRANT SELECT ON disclosure_deleted TO "${hubRole}";
GRANT SELECT, INSERT ON log_head TO "${hubRole}";
GRANT UPDATE (size, edge, stopped) ON log_head TO "${hubRole}";
GRANT SELECT, INSERT, UPDATE ON snapshot TO "${hubRole}";

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Expected % to be append-only, but got %', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON disclosure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON disclosure_deleted
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON log_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- ALWAYS: also when a session calls itself a replica.
ALTER TABLE entry ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE tile ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE disclosure ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE disclosure_deleted ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE log_head ENABLE ALWAYS TRIGGER append_only;

CREATE FUNCTION guard_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.log <> OLD.log OR NEW.origin <> OLD.origin THEN
        RAISE EXCEPTION 'Expected log % to keep its origin', OLD.log USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.size < OLD.size THEN
        RAISE EXCEPTION 'Expected log % to grow, but got % after %', OLD.log, NEW.size, OLD.size
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.stopped IS NOT NULL AND NEW.stopped IS DISTINCT FROM OLD.stopped AND current_user = '${hubRole}' THEN
        RAISE EXCEPTION 'Expected log % to stay stopped until its owner clears it', OLD.log
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON log_head FOR EACH ROW EXECUTE FUNCTION guard_head();
ALTER TABLE log_head ENABLE ALWAYS TRIGGER guard;

-- The only way to delete a disclosure. The deletion entry must exist in operations and name the digest (base64url) in
-- clear: a digest is salted and reveals nothing. Answers whether the disclosure was still there.
CREATE FUNCTION delete_disclosure(wanted text, by_index bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
    raw bytea := decode(translate(wanted, '-_', '+/') || '=', 'base64');
BEGIN
    PERFORM FROM entry
        WHERE log = 'operations' AND index = by_index AND type = 'org.sekimori.hub.DisclosureDeleted'
            AND position(convert_to('"' || wanted || '"', 'UTF8') IN bytes) > 0;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Expected entry % of operations to be the deletion of %', by_index, wanted
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO disclosure_deleted VALUES (raw, by_index) ON CONFLICT DO NOTHING;
    DELETE FROM disclosure WHERE digest = raw;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION delete_disclosure(text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_disclosure(text, bigint) TO "${hubRole}";
