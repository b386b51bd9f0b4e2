package dev.courant.ingest.recording;

/**
 * What a recording has so far.
 *
 * @param feeds the feeds
 * @param polls how often one was polled
 * @param answers the exchanges that were written
 * @param unchanged the exchanges that said the same as the one before for their URL, and were not written
 * @param pages the pages that were fetched
 * @param failures polls that failed, and pages that were given up
 * @param waiting the pages that are discovered, and neither fetched nor given up
 * @param bytes the bodies that were written, as they were sent
 */
public record RecordingTotals(
        int feeds, long polls, long answers, long unchanged, long pages, long failures, long waiting, long bytes) {}
