package dev.courant.enrich.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.runtime.CourantException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads annotated articles from JSON Lines, each
 *
 * <pre>{@code
 * {"id"?, "title", "text", "language"?, "date"?, "topics": {topic: strength} or [topic],
 *  "disputed"?: [topic], "evidence"?: {topic: quote or [quote]}, "hard_negatives"?: {topic: why} or [topic]}
 * }</pre>
 *
 * An article has the topics with a strength of at least 1, and is mainly about those with 2; {@code date} begins with
 * year, month and day. Other fields are ignored.
 */
public final class AnnotatedArticleReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DATE_LENGTH = "2026-11-01".length();

    private final String source;
    private final AnnotationParser annotations;

    private AnnotatedArticleReader(String source, Set<String> known) {
        this.source = source;
        this.annotations = new AnnotationParser(known);
    }

    /**
     * Reads a file.
     *
     * @param file the file's bytes, in UTF-8
     * @param source the name of the file in messages
     * @param known the ids of the taxonomy's topics
     * @return the articles, in order
     * @throws CourantException for the first line that is not valid; the message states file and line
     */
    public static List<AnnotatedArticle> parse(byte[] file, String source, Set<String> known) {
        var reader = new AnnotatedArticleReader(source, known);
        return reader.each(file, reader::article);
    }

    /**
     * Reads a file of articles that nobody annotated: title, text and, optionally, language.
     *
     * @param file the file's bytes, in UTF-8
     * @param source the name of the file in messages
     * @return the articles, in order
     * @throws CourantException for the first line that is not valid; the message states file and line
     */
    public static List<TaggableText> texts(byte[] file, String source) {
        var reader = new AnnotatedArticleReader(source, Set.of());
        return reader.each(file, reader::text);
    }

    /** Makes something of a line. */
    @FunctionalInterface
    private interface Line<T> {
        T read(JsonNode node, int number);
    }

    private <T> List<T> each(byte[] file, Line<T> reader) {
        var all = new ArrayList<T>();
        int number = 0;
        for (String line : (Iterable<String>) decoded(file).lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                all.add(reader.read(object(line, number), number));
            }
        }
        return all;
    }

    private JsonNode object(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.isObject()) {
                throw problem(number, "not a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw problem(number, "not JSON: " + e.getOriginalMessage());
        }
    }

    private String decoded(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CourantException(source + ": not UTF-8; save the file in that encoding", e);
        }
    }

    private TaggableText text(JsonNode node, int number) {
        return new TaggableText(
                text(node, "title", number),
                text(node, "text", number),
                node.path("language").textValue());
    }

    private AnnotatedArticle article(JsonNode node, int number) {
        try {
            return new AnnotatedArticle(
                    node.path("id").asText(source + ":" + number),
                    text(node, number),
                    date(node.path("date"), number),
                    annotations.annotation(node));
        } catch (IllegalArgumentException e) {
            throw problem(number, String.valueOf(e.getMessage()));
        }
    }

    private String text(JsonNode node, String field, int number) {
        String text = node.path(field).textValue();
        if (text == null) {
            throw problem(number, "\"" + field + "\" is missing or not text");
        }
        return text;
    }

    private @Nullable LocalDate date(JsonNode node, int number) {
        String text = node.textValue();
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length())));
        } catch (DateTimeException e) {
            throw problem(number, "\"date\" must begin like 2026-11-01, not " + text);
        }
    }

    private CourantException problem(int number, String text) {
        return new CourantException(
                source + ":" + number + ": " + text.lines().findFirst().orElse(text));
    }
}
