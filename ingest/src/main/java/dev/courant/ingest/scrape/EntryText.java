package dev.courant.ingest.scrape;

import dev.courant.parse.extract.Explanation;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.Page;
import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.parse.text.TextWidth;
import dev.courant.schemas.Link;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The article as the feed's entry carries it.
 *
 * @param metadata what the markup of the entry states
 * @param text the text
 * @param method how it was extracted
 * @param explanation the decisions on its blocks
 */
record EntryText(Metadata metadata, String text, String method, Explanation explanation) {
    /** An entry with less text is a teaser. */
    static final int FULL_TEXT_WIDTH = 500;

    /** A summary is longer than the teasers of most feeds when it is the article. */
    private static final int FULL_SUMMARY_WIDTH = 1_000;

    /** What feeds of teasers end with. */
    private static final Pattern CUT = Pattern.compile("(?:\\[(?:…|\\.{3})]|\\((?:…|\\.{3})\\))\\s*$");

    /** Returns the article in the entry of a link; empty when the entry has a teaser at most. */
    static Optional<EntryText> of(Link link, PageExtraction extraction, Instant now) throws InterruptedException {
        String html = html(link);
        if (html == null) {
            return Optional.empty();
        }
        byte[] page =
                ("<!doctype html><meta charset=utf-8><article>" + html + "</article>").getBytes(StandardCharsets.UTF_8);
        Explanation explanation = extraction.extract(new Page(page, "UTF-8", link.getUrl(), now));
        return explanation.extraction() instanceof Extraction.Extracted(Metadata metadata, String text, String method)
                        && TextWidth.of(text) >= FULL_TEXT_WIDTH
                        && !CUT.matcher(text).find()
                ? Optional.of(new EntryText(metadata, text, method, explanation))
                : Optional.empty();
    }

    /** Returns about how much text the entry carries, without parsing it; 0 when it is a teaser. */
    static int width(Link link) {
        String html = html(link);
        return html == null ? 0 : textWidth(html);
    }

    /** Returns the markup of the whole article: the content, or a summary that is as long; null when there is none. */
    private static @Nullable String html(Link link) {
        String content = link.getContentHtml();
        if (content != null && textWidth(content) >= FULL_TEXT_WIDTH) {
            return content;
        }
        String summary = link.getSummaryHtml();
        return summary != null && textWidth(summary) >= FULL_SUMMARY_WIDTH ? summary : null;
    }

    private static int textWidth(String html) {
        StringBuilder text = new StringBuilder(html.length());
        int from = 0;
        for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', from)) {
            int close = html.indexOf('>', open);
            if (close < 0) {
                break;
            }
            text.append(html, from, open);
            from = close + 1;
        }
        return TextWidth.of(text.append(html, from, html.length()).toString());
    }
}
