package dev.courant.recording.build;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item as a feed shows it. */
record SnapshotEntry(
        String url,
        String title,
        Instant published,
        Instant updated,
        @Nullable String summary,
        @Nullable String author,
        List<String> categories,
        List<String> content) {
    /** Returns the content as HTML. */
    String html() {
        StringBuilder html = new StringBuilder();
        content.forEach(paragraph ->
                html.append("<p>").append(EscapedText.escaped(paragraph)).append("</p>"));
        return html.toString();
    }
}
