package dev.courant.recording.warc;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of a WARC file in the form in which it is written: a gzip member of its own, so that it can be read
 * without those before it.
 *
 * @param kind what it holds
 * @param id its {@code WARC-Record-ID}
 * @param url its {@code WARC-Target-URI}; empty for a description of the file
 * @param at its {@code WARC-Date}
 * @param status the HTTP status; 0: it holds no response
 * @param mediaType the media type of the response, without parameters; null: it holds none or does not say
 * @param digest the digest of the payload, as in {@code WARC-Payload-Digest}; null: it has none
 * @param bytes the gzip member; must not be changed
 */
public record WarcMember(
        Kind kind,
        URI id,
        String url,
        Instant at,
        int status,
        @Nullable String mediaType,
        @Nullable String digest,
        byte[] bytes) {
    /** Kinds of records that are written. */
    public enum Kind {
        /** Describes the file. */
        WARCINFO,
        /** An HTTP response. */
        RESPONSE,
        /** An HTTP response whose payload is that of an earlier one, and is not repeated. */
        REVISIT,
        /** An HTTP request. */
        REQUEST,
        /** What is known of an exchange. */
        METADATA
    }
}
