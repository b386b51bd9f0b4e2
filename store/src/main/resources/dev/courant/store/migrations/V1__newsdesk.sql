-- What the newsdesk shows, and the ledger that answers "why is this article missing?".

create table feed (
    feed_id         text primary key,
    url             text not null,
    title           text,
    state           text not null default 'NEW',
    since           timestamptz,
    last_success_at timestamptz,
    next_poll_at    timestamptz,
    failures        integer not null default 0,
    problem         text,
    discovered      bigint not null default 0,
    -- False once the definition was removed: its links and articles stay.
    defined         boolean not null default true
);

-- One row for each discovered link. Its outcome only ever gets better: DROPPED, DUPLICATE, STORED.
create table link (
    link_id       text primary key,
    article_id    text not null,
    url           text not null,
    host          text not null,
    feed_id       text not null,
    title         text,
    origin        text not null,
    discovered_at timestamptz not null,
    outcome       text check (outcome in ('STORED', 'DUPLICATE', 'DROPPED')),
    reason        text,
    detail        text,
    revision_id   text,
    ended_at      timestamptz,
    check ((outcome is null) = (ended_at is null))
);
-- By hash: a URL may be longer than what fits into a B-tree.
create index link_url on link using hash (url);
create index link_article on link (article_id);
create index link_pending on link (discovered_at) where outcome is null;
create index link_ended on link (outcome, ended_at desc, link_id) where outcome is not null;

-- Kept in step with the ledger by each transaction that writes to it, so that counting stays cheap.
-- `pending` is not among them: it is counted, which makes the sum a check and not a tautology.
create table link_total (
    name  text primary key check (name in ('DISCOVERED', 'STORED', 'DUPLICATE', 'DROPPED')),
    total bigint not null default 0
);
insert into link_total (name) values ('DISCOVERED'), ('STORED'), ('DUPLICATE'), ('DROPPED');

create table reason_total (
    reason text primary key,
    total  bigint not null default 0
);

-- Text as it is searched: without case and accents, so that "migracion" finds "migración".
create function searchable(given text) returns text immutable strict parallel safe language sql
    return translate(lower(normalize(given, NFC)),
        'àáâãäåçèéêëìíîïñòóôõöùúûüýÿāăąćĉċčďēĕėęěĝğġģĥĩīĭįĵķĺļľńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżžıłøđ',
        'aaaaaaceeeeiiiinooooouuuuyyaaaccccdeeeeegggghiiiijklllnnnooorrrssssttuuuuuuwyzzzilod');

create table article (
    article_id    text primary key,
    revision_id   text not null,
    revisions     integer not null default 1,
    url           text not null,
    publisher     text not null,
    feed_title    text,
    title         text not null,
    language      text not null,
    origin        text not null,
    published_at  timestamptz,
    discovered_at timestamptz not null,
    stored_at     timestamptz not null
);
create index article_newest on article (stored_at desc, article_id desc);
create index article_publisher on article (publisher, stored_at desc);
create index article_language on article (language, stored_at desc);

create table revision (
    revision_id      text primary key,
    article_id       text not null references article,
    link_id          text not null,
    title            text not null,
    body             text not null,
    summary          text,
    authors          text[] not null,
    section          text,
    keywords         text[] not null,
    image_url        text,
    text_source      text not null,
    method           text not null,
    provenance       jsonb not null,
    modified_at      timestamptz,
    discovered_at    timestamptz not null,
    fetched_at       timestamptz not null,
    extracted_at     timestamptz not null,
    stored_at        timestamptz not null,
    -- From here on: what enrichment found, replaced when the revision is tagged again.
    language         text not null,
    entities         jsonb not null,
    taxonomy         text not null,
    taxonomy_version text not null,
    enriched_at      timestamptz not null,
    search           tsvector generated always as
        (setweight(to_tsvector('simple', searchable(left(title, 1000))), 'A')
            || setweight(to_tsvector('simple', searchable(left(body, 100000))), 'B')) stored
);
create index revision_article on revision (article_id);
create index revision_search on revision using gin (search);

create table tag (
    revision_id text not null references revision,
    topic       text not null,
    score       real not null,
    central     boolean not null,
    evidence    jsonb not null,
    primary key (revision_id, topic)
);
create index tag_topic on tag (topic, revision_id);

-- Where each consumer goes on. Written in the transaction of the rows, so that both are there or neither.
create table consumer_offset (
    topic       text not null,
    partition   integer not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- Outcomes that are decided but perhaps not yet in Kafka.
create table outcome_outbox (
    link_id text primary key,
    outcome bytea not null
);

create table dead_letter_total (
    step  text primary key,
    total bigint not null default 0
);
