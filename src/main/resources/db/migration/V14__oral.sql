-- Whether a decision at a gate of the case was heard and not read back yet; a case written before says so with its next entry.
ALTER TABLE operation_view ADD COLUMN oral boolean NOT NULL DEFAULT false;
