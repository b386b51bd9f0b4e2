package dev.courant.parse.feed;

import org.jspecify.annotations.Nullable;

/**
 * A feed as it came from the network. The caller bounds the size of the body and must not change it afterwards.
 *
 * @param body the bytes after content decoding; a body that is still gzipped is unpacked
 * @param contentType the {@code Content-Type} header, or null
 * @param url the absolute address the body came from (or its {@code Content-Location}), the base of relative links, or
 *     null
 */
public record FeedDocument(
        byte[] body, @Nullable String contentType, @Nullable String url) {}
