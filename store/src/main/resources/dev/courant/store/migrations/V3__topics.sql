-- What the topics of published taxonomies mean.
create table taxonomy (
    name text primary key,
    version text not null,
    -- [{"id", "labels": {language: label}, "scope"}] in the order of the definitions
    topics jsonb not null,
    published_at timestamptz not null
);
