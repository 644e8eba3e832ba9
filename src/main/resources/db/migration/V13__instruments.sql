-- Which desk leads a kind of activity is policy: rows say the kind, and who asks is told by the set in force.
ALTER TABLE activity_view DROP COLUMN desk;
ALTER TABLE activity_view
    ADD COLUMN started timestamptz,
    ADD COLUMN published timestamptz,
    ADD COLUMN ended timestamptz;
