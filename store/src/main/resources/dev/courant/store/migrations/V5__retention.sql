-- What is remembered of rows that were removed because they were old, so that what comes again is not new.

-- How a removed link has ended.
create table expired_link (
    link_id     text primary key,
    article_id  text not null,
    outcome     text not null,
    reason      text not null,
    revision_id text,
    ended_at    timestamptz not null,
    expired_at  timestamptz not null
);
create index expired_link_article on expired_link (article_id);
-- Rows are inserted in the order of these times, which is what BRIN needs: a thousandth of the size of a B-tree.
create index expired_link_oldest on expired_link using brin (expired_at);

create table expired_revision (
    revision_id text primary key,
    article_id  text not null,
    expired_at  timestamptz not null
);
create index expired_revision_article on expired_revision (article_id);
create index expired_revision_oldest on expired_revision using brin (expired_at);

-- What is removed next.
create index revision_oldest on revision (stored_at);
create index extraction_oldest on extraction (extracted_at);

-- Since when a feed has had no definition; null while it has one.
alter table feed add column undefined_since timestamptz;
update feed set undefined_since = now() where not defined;
