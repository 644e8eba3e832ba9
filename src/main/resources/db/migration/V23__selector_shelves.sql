-- A shelf holds what somebody may read whole or not at all: the activities of one kind, or one operation. Whoever may read some
-- shelves only is answered from these alone, so that nothing else is even looked at. Filled anew from the journal.
DELETE FROM selector;
DELETE FROM selector_version;
DELETE FROM cursor WHERE subscriber = 'selector-index';
ALTER TABLE selector ADD COLUMN shelf uuid NOT NULL;
-- One character more than selector_key: a search of the whole index cannot take this one, and would skip from shelf to shelf.
CREATE INDEX selector_shelf ON selector (shelf, left(key, 601));

-- When the watch officer released a conflict, and who: from then on the other desk may know of it.
ALTER TABLE conflict_view DROP COLUMN released;
ALTER TABLE conflict_view ADD COLUMN released timestamptz, ADD COLUMN released_by uuid;
