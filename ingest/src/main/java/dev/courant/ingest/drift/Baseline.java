package dev.courant.ingest.drift;

/**
 * What was usual for a host before its last pages.
 *
 * @param noArticle the share of pages without an article
 * @param noTitle the share of articles without a title
 * @param noDate the share of articles without a time of publication
 * @param noAuthors the share of articles without authors
 * @param logLength the natural logarithm of the length of an article's text in characters
 */
public record Baseline(
        RunningMean noArticle, RunningMean noTitle, RunningMean noDate, RunningMean noAuthors, RunningMean logLength) {}
