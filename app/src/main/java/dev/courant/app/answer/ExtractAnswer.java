package dev.courant.app.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.Extractor;
import dev.courant.parse.extract.Page;
import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.parse.text.date.DateWindow;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Extracts articles from pages for {@code courant extract}. Thread-safe. */
public final class ExtractAnswer implements JsonLines.Answer {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String UNKNOWN_URL = "http://localhost/";

    private final Extractor extractor;

    /**
     * Answers with an extractor.
     *
     * @param extractor with site rules or without
     */
    public ExtractAnswer(Extractor extractor) {
        this.extractor = extractor;
    }

    @Override
    public ObjectNode to(JsonNode question) {
        byte[] html = Input.file(JsonLines.required(question, "html"));
        return extract(new Input(html, null, question.path("url").textValue()));
    }

    /**
     * Extracts one article.
     *
     * @param page the page
     * @return the article, or the metadata of a page without one and an error
     */
    public ObjectNode extract(Input page) {
        return switch (extractor.extract(asPage(page))) {
            case Extraction.Extracted(Metadata metadata, String text, String method) ->
                answer(metadata).put("text", text).put("method", method).putNull("error");
            case Extraction.NotAnArticle other ->
                answer(other.metadata()).put("text", "").put("error", "not an article: " + other.reason());
        };
    }

    /**
     * Explains what is extracted from a page.
     *
     * @param page the page
     * @return lines for people
     */
    public String explain(Input page) {
        return ExplanationText.of(extractor.explain(asPage(page)));
    }

    private static Page asPage(Input page) {
        Page read = Page.of(page.body(), page.contentType(), page.url() == null ? UNKNOWN_URL : page.url());
        Instant fetchedAt = page.fetchedAt();
        return fetchedAt == null ? read : read.fetchedAt(fetchedAt);
    }

    private static ObjectNode answer(Metadata metadata) {
        ObjectNode answer = MAPPER.createObjectNode().put("title", metadata.title());
        answer.set("authors", MAPPER.valueToTree(metadata.authors()));
        return answer.put("published", published(metadata))
                .put("modified", text(metadata.modified()))
                .put("language", metadata.language())
                .put("canonicalUrl", metadata.canonicalUrl())
                .put("siteName", metadata.siteName())
                .put("image", metadata.image());
    }

    /**
     * Leaves out a date far ahead. Uses the publisher's time zone where the page states it, so that the date is the
     * publisher's.
     */
    private static @Nullable String published(Metadata metadata) {
        Instant time = DateWindow.unfetched(Instant.now()).screen(metadata.published());
        ZoneOffset offset = metadata.publishedOffset();
        return time == null || offset == null
                ? text(time)
                : time.atOffset(offset).toString();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
