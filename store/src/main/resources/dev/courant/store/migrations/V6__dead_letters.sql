-- The dead letters, and what became of each. A letter is known by where it stands in the topic dead-letters.
create table dead_letter (
    partition        integer not null,
    letter_offset    bigint not null,
    step             text not null,
    source_topic     text not null,
    source_partition integer not null,
    source_offset    bigint not null,
    cause            text not null,
    message          text not null,
    failed_at        timestamptz not null,
    -- The size of a record that was left out of its letter; 0 if the letter has it.
    omitted_bytes    bigint not null,
    -- How often the record was retried before.
    retries          integer not null,
    -- Null when the record is no link or article, or cannot be decoded.
    url              text,
    state            text not null default 'OPEN' check (state in ('OPEN', 'RETRIED', 'DISCARDED')),
    resolved_at      timestamptz,
    check ((state = 'OPEN') = (resolved_at is null)),
    primary key (partition, letter_offset)
);
create index dead_letter_newest on dead_letter (state, failed_at desc, partition, letter_offset);
create index dead_letter_oldest on dead_letter (failed_at);

-- total = open letters + retried + discarded; the open ones are counted, as pending links are.
alter table dead_letter_total
    add column retried   bigint not null default 0,
    add column discarded bigint not null default 0;

-- The topic is read from its beginning once more, so that earlier letters get rows and are counted by them.
delete from dead_letter_total;
delete from consumer_offset where topic like '%dead-letters';
