-- When the record of a link was written to Kafka, by Kafka's own time; null: by a version that did not note it.
-- A link that waits longer than the topic keeps its record has ended.
alter table link add column recorded_at timestamptz;
create index link_waiting on link ((coalesce(recorded_at, discovered_at))) where outcome is null;
