package dev.courant.ingest.robots;

/** What robots.txt says of a page. */
public enum RobotsVerdict {
    /** It may be fetched. */
    ALLOWED,
    /** It must not be fetched. */
    DISALLOWED,
    /** The file could not be read because of the server, which counts as a complete disallow (RFC 9309, 2.3.1.4). */
    UNREACHABLE
}
