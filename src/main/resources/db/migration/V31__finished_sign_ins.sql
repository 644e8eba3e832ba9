-- Sign-ins by the issuer that were finished: any node sees that one is not finished twice. A row is not needed longer than
-- its sign-in could have lasted.

CREATE TABLE finished_sign_in (
    hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
    expires timestamptz NOT NULL
);
CREATE INDEX finished_sign_in_expires ON finished_sign_in (expires);

GRANT SELECT, INSERT, DELETE ON finished_sign_in TO "${hubRole}";
