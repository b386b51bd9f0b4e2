package dev.courant.ingest.archive;

import dev.courant.recording.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One capture of a URL in an archive.
 *
 * @param url the URL
 * @param at when it was captured; to the second where an index says it
 * @param status the HTTP status
 * @param mediaType the media type, without parameters; null: not said, or not known without reading what it repeats
 * @param digest the digest of the payload, such as {@code sha256:2d71…}; null: not known
 * @param repeats whether its payload is that of an earlier capture and stored there
 * @param position where it is
 * @param length the number of bytes it takes in the file
 */
public record ArchivedCapture(
        String url,
        Instant at,
        int status,
        @Nullable String mediaType,
        @Nullable String digest,
        boolean repeats,
        Position position,
        long length) {}
