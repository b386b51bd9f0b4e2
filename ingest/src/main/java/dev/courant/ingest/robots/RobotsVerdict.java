package dev.courant.ingest.robots;

/** Whether robots.txt lets a page be fetched. */
public enum RobotsVerdict {
    /** It may be fetched. */
    ALLOWED,
    /** It must not be fetched. */
    DISALLOWED,
    /** The server failed to deliver the file, which counts as a complete disallow (RFC 9309, 2.3.1.4). */
    UNREACHABLE
}
