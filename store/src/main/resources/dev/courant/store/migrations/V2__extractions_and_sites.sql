-- How the text of an article was found: the newest report on it. It may come before the article does.
create table extraction (
    article_id   text primary key,
    revision_id  text not null,
    url          text not null,
    text_source  text not null,
    method       text not null,
    provenance   jsonb not null,
    kept         integer not null,
    dropped      integer not null,
    unlisted     integer not null,
    -- Runs of neighbouring blocks that share one fate, in the order of the page.
    runs         jsonb not null,
    extracted_at timestamptz not null
);

-- Whether the pages of a site are still like those before.
create table site (
    host       text primary key,
    state      text not null,
    causes     text[] not null,
    since      timestamptz not null,
    observed   bigint not null,
    updated_at timestamptz not null
);
