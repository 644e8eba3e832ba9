-- Whether the watch officer allowed that an activity has no end; nobody had before it could be asked for.
ALTER TABLE activity_view ADD COLUMN open_end_allowed boolean NOT NULL DEFAULT false;
CREATE INDEX ON activity_view (log_index)
    WHERE window_to IS NULL AND NOT open_end_allowed AND state IN ('planned', 'under-way');
