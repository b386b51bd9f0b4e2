package dev.courant.ingest.replay;

import java.nio.file.Path;

/** Is told how a replay goes on. Called by one thread. */
public interface ReplayListener {
    /**
     * A recording is begun.
     *
     * @param file which
     * @param from where; not the start when it was interrupted there
     */
    void begun(Path file, ReplayPosition from);

    /**
     * A record was worked through.
     *
     * @param record what became of it
     * @param share the share of the file that has been read, from 0 to 1
     */
    void record(ReplayedRecord record, double share);

    /**
     * The replay waits, so that live articles need not.
     *
     * @param articles how many articles wait to be enriched or stored
     */
    void waiting(long articles);
}
