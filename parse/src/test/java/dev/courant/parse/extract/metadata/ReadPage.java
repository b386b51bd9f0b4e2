package dev.courant.parse.extract.metadata;

import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.tree.PageParser;
import dev.courant.parse.text.date.DateWindow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The metadata of a page, each field with its source; null where nothing was found. */
record ReadPage(Metadata metadata) {
    static ReadPage of(String html, String url) {
        return of(html, url, DateWindow.ANY);
    }

    static ReadPage of(String html, String url, DateWindow window) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        return new ReadPage(MetadataReader.read(new PageParser().parse(body, "utf-8", url), url, null, window)
                .metadata());
    }

    @Nullable
    Sourced<String> title() {
        return sourced("title", metadata.title());
    }

    @Nullable
    Sourced<List<String>> authors() {
        return sourced("authors", metadata.authors());
    }

    @Nullable
    Sourced<OffsetDateTime> published() {
        Instant time = metadata.published();
        return sourced(
                "published", time == null ? null : time.atOffset(Objects.requireNonNull(metadata.publishedOffset())));
    }

    @Nullable
    Sourced<OffsetDateTime> modified() {
        Instant time = metadata.modified();
        return sourced("modified", time == null ? null : time.atOffset(ZoneOffset.UTC));
    }

    @Nullable
    Sourced<String> siteName() {
        return sourced("siteName", metadata.siteName());
    }

    @Nullable
    Sourced<String> canonicalUrl() {
        return sourced("canonicalUrl", metadata.canonicalUrl());
    }

    @Nullable
    Sourced<String> image() {
        return sourced("image", metadata.image());
    }

    @Nullable
    Sourced<Boolean> paywalled() {
        return sourced("paywalled", metadata.paywalled());
    }

    private <T> @Nullable Sourced<T> sourced(String field, @Nullable T value) {
        String source = metadata.provenance().get(field);
        return source == null || value == null ? null : new Sourced<>(value, source);
    }
}
