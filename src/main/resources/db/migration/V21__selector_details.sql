-- What a selector says besides kind and value: 'exact', or its prefixes or aliases, one a line. Empty: nothing.
ALTER TABLE selector ADD COLUMN more text COLLATE "C" NOT NULL DEFAULT '';

-- A selector has a row for each of its keys now, so an autonomous system has one for each of its networks.
DROP INDEX selector_network;
CREATE INDEX selector_network ON selector (length(key)) WHERE kind IN ('cidr', 'asn') AND key < '7';
