package dev.courant.ingest.recording;

/**
 * What a recording has that was cut from an archive.
 *
 * @param feeds the feeds whose documents are in it
 * @param polls the documents of feeds
 * @param pages the pages, which the archive has for their articles
 * @param answers the exchanges, redirects included
 * @param repeated those of them that the archive has as repetitions of earlier ones
 * @param lost polls and pages that are left out, since what they repeat is no longer in the archive
 */
public record ArchiveTotals(int feeds, long polls, long pages, long answers, long repeated, long lost) {}
