package dev.courant.ingest.archive;

import java.time.Duration;

/** Where exchanges are kept. Thread-safe. */
public interface ExchangeArchive {
    /** An archive that keeps nothing. */
    ExchangeArchive NONE = new ExchangeArchive() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public void awaitWritable() {}

        @Override
        public void keep(KeptExchanges exchanges, Runnable onDisk) {
            onDisk.run();
        }

        @Override
        public void flush(Duration patience) {}
    };

    /** {@return whether anything is kept, so that exchanges are worth being captured} */
    boolean isOn();

    /**
     * Waits while the archive cannot be written and the operator wants nothing to be fetched then.
     *
     * @throws InterruptedException when interrupted
     */
    void awaitWritable() throws InterruptedException;

    /**
     * Keeps exchanges. They are on disk only some time later, together with others.
     *
     * @param exchanges which
     * @param onDisk runs once when they are on disk, or will never be because the operator wants no archive rather than
     *     no news; must not block
     * @throws InterruptedException when interrupted while too much waits to be written; {@code onDisk} does not run
     *     then
     */
    void keep(KeptExchanges exchanges, Runnable onDisk) throws InterruptedException;

    /**
     * Waits until all exchanges that were kept so far are on disk, unless that takes too long.
     *
     * @param patience how long to wait
     */
    void flush(Duration patience);
}
