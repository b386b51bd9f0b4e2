package dev.courant.parse.feed;

import org.jspecify.annotations.Nullable;

/**
 * A document as received from a server. The caller limits the size of the body and must not change it afterwards.
 *
 * @param body the bytes after content decoding; a body that is still gzipped is unpacked, up to 64 MiB
 * @param contentType the {@code Content-Type} header; null when there is none
 * @param url the absolute address of the document (or its {@code Content-Location}), which relative links are resolved
 *     against; null when it is unknown
 */
public record FeedDocument(
        byte[] body, @Nullable String contentType, @Nullable String url) {}
