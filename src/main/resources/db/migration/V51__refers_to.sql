-- The earlier case that a case takes up: no case is ever opened again, a new one refers to it.
ALTER TABLE operation_view ADD COLUMN refers_to uuid;
CREATE INDEX operation_view_refers_to ON operation_view (refers_to) WHERE refers_to IS NOT NULL;
