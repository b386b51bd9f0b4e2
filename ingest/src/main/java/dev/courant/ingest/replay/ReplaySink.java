package dev.courant.ingest.replay;

/** Where the records of one recording go, in their order. Used by one thread. */
public interface ReplaySink extends AutoCloseable {
    /**
     * Returns how far the recording has been written already.
     *
     * @return where to begin
     * @throws InterruptedException when interrupted
     */
    ReplayPosition begin() throws InterruptedException;

    /**
     * Writes a record.
     *
     * @param record what became of it
     * @return the same, or what it is counted as because it could not be written like that
     * @throws InterruptedException when interrupted
     */
    ReplayedRecord write(ReplayedRecord record) throws InterruptedException;

    /**
     * Notes that all records before a position, and none after it, have been written.
     *
     * @param position the position; finished: the recording ends here, and everything is to be kept
     * @throws InterruptedException when interrupted
     */
    void reached(ReplayPosition position) throws InterruptedException;

    @Override
    void close();

    /** {@return a sink that keeps nothing} */
    static ReplaySink none() {
        return new ReplaySink() {
            @Override
            public ReplayPosition begin() {
                return ReplayPosition.start();
            }

            @Override
            public ReplayedRecord write(ReplayedRecord record) {
                return record;
            }

            @Override
            public void reached(ReplayPosition position) {}

            @Override
            public void close() {}
        };
    }
}
