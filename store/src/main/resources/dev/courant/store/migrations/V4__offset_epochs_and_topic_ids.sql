-- Grows with each instance that takes the partition over; the instances before cannot commit any more.
alter table consumer_offset add column epoch bigint not null default 0;
