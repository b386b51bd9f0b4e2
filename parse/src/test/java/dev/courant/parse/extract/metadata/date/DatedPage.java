package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.parse.extract.metadata.MetadataReader;
import dev.courant.parse.extract.tree.PageParser;
import dev.courant.parse.text.date.DateWindow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When pages were published, as they are read. */
final class DatedPage {
    static final String URL = "https://mill.example/a";

    private DatedPage() {}

    static @Nullable OffsetDateTime published(String html) {
        return published(html, URL);
    }

    static @Nullable OffsetDateTime published(String html, String url) {
        Metadata metadata = read(html, url);
        Instant time = metadata.published();
        return time == null ? null : time.atOffset(Objects.requireNonNull(metadata.publishedOffset()));
    }

    static @Nullable LocalDate day(String html) {
        OffsetDateTime time = published(html);
        return time == null ? null : time.toLocalDate();
    }

    static @Nullable String source(String html) {
        return read(html, URL).provenance().get("published");
    }

    private static Metadata read(String html, String url) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        return MetadataReader.read(new PageParser().parse(body, "utf-8", url), url, null, DateWindow.ANY)
                .metadata();
    }
}
