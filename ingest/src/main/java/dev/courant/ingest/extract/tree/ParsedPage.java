package dev.courant.ingest.extract.tree;

/** A page as one traversal left it: its content and its facts. */
public record ParsedPage(ContentTree tree, PageFacts facts) {}
