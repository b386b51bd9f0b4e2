package dev.courant.ingest.websub;

import dev.courant.schemas.Push;

/** Where what hubs sent is kept until the instance that polls the feed has read it. Thread-safe. */
@FunctionalInterface
interface PushLog {
    /** How writing ended. */
    enum Written {
        /** It is kept. */
        DONE,
        /** It will never fit. */
        TOO_LARGE,
        /** It is not kept, or nobody knows; another time it may be. */
        FAILED
    }

    /** Writes a record and waits until it is kept, within a bounded time. */
    Written write(Push push);
}
