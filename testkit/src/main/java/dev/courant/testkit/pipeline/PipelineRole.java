package dev.courant.testkit.pipeline;

/** What a pipeline under test does. */
public enum PipelineRole {
    /** From feeds to links to articles. */
    INGEST,
    /** From articles to enriched articles. */
    ENRICH,
    /** From enriched articles to rows, with the ledger of links. */
    STORE
}
