-- Grows with each instance that takes the partition over; the instances before cannot commit any more.
alter table consumer_offset add column epoch bigint not null default 0;
-- Kafka's id of the topic in which the offset counts: another one after the topic was deleted and created again.
alter table consumer_offset add column topic_id text;
