-- How long the committee waited for a supplement, of which the lead time of its gate may be free. Counted anew from the first entry.
ALTER TABLE figure ADD COLUMN supplement_seconds bigint;
TRUNCATE figure, figure_case;
DELETE FROM cursor WHERE subscriber = 'figures';
