package dev.courant.enrich.model.training;

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads annotated articles from JSON Lines, each <code>
 * {"title", "text", "language"?, "date"?, "topics": {"diplomacy": 2, "trade": 0}}</code> or with a list of topics. An
 * article has the topics with a strength of at least 1; {@code date} begins with year, month and day. Other fields are
 * ignored.
 */
public final class AnnotatedArticleReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DATE_LENGTH = "2026-11-01".length();

    private final String source;
    private final Set<String> known;

    private AnnotatedArticleReader(String source, Set<String> known) {
        this.source = source;
        this.known = known;
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
        var lines = new AnnotatedArticleReader(source, known);
        var articles = new ArrayList<AnnotatedArticle>();
        int number = 0;
        for (String line : (Iterable<String>) lines.decoded(file).lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                articles.add(lines.article(line, number));
            }
        }
        return articles;
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

    private AnnotatedArticle article(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.isObject()) {
                throw problem(number, "not a JSON object");
            }
            String language = node.path("language").textValue();
            var text = new TaggableText(text(node, "title", number), text(node, "text", number), language);
            return new AnnotatedArticle(text, topics(node.path("topics"), number), date(node.path("date"), number));
        } catch (JsonProcessingException e) {
            throw problem(number, "not JSON: " + e.getOriginalMessage());
        }
    }

    private String text(JsonNode node, String field, int number) {
        String text = node.path(field).textValue();
        if (text == null) {
            throw problem(number, "\"" + field + "\" is missing or not text");
        }
        return text;
    }

    private Set<String> topics(JsonNode node, int number) {
        var topics = new HashSet<String>();
        if (node.isArray()) {
            node.forEach(topic -> topics.add(topic.asText()));
        } else if (node.isObject()) {
            for (var topic : node.properties()) {
                if (!topic.getValue().isNumber()) {
                    throw problem(number, "the strength of " + topic.getKey() + " is not a number");
                }
                if (topic.getValue().asDouble() >= 1) {
                    topics.add(topic.getKey());
                }
            }
        } else {
            throw problem(number, "\"topics\" is missing, or neither {topic: strength} nor a list");
        }
        for (String topic : topics) {
            if (!known.contains(topic)) {
                throw problem(number, "the taxonomy has no topic \"" + topic + "\"");
            }
        }
        return topics;
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
