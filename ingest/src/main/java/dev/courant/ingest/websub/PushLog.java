package dev.courant.ingest.websub;

import dev.courant.schemas.Push;

/** Keeps messages of hubs until the instance that polls the feed has read them. Thread-safe. */
@FunctionalInterface
interface PushLog {
    /** Results of writing. */
    enum Written {
        /** The message is kept. */
        DONE,
        /** The message is too large to be kept. */
        TOO_LARGE,
        /** The message may not be kept; the hub should try again. */
        FAILED
    }

    /** Writes a message and waits until it is kept, up to a timeout. */
    Written write(Push push);
}
