package dev.courant.enrich.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what an annotator found from a line; {@link AnnotatedArticleReader} describes the format. */
final class AnnotationParser {
    private static final double CENTRAL = 2;

    private final Set<String> known;

    /** @param known the ids of the taxonomy's topics */
    AnnotationParser(Set<String> known) {
        this.known = known;
    }

    /** @throws IllegalArgumentException when a field is not valid; the message says which and how */
    Annotation annotation(JsonNode line) {
        JsonNode topics = line.path("topics");
        if (!topics.isArray() && !topics.isObject()) {
            throw new IllegalArgumentException("\"topics\" is missing, or neither {topic: strength} nor a list");
        }
        return new Annotation(
                topics.isArray() ? list("topics", topics) : strengthFrom(1, topics),
                topics.isArray() ? Set.of() : strengthFrom(CENTRAL, topics),
                names("disputed", line, false),
                names("hard_negatives", line, true),
                quotes(line.path("evidence")));
    }

    private Set<String> strengthFrom(double least, JsonNode strengths) {
        var topics = new HashSet<String>();
        for (var topic : strengths.properties()) {
            if (!topic.getValue().isNumber()) {
                throw new IllegalArgumentException("the strength of " + topic.getKey() + " is not a number");
            }
            if (topic.getValue().asDouble() >= least) {
                topics.add(known(topic.getKey()));
            }
        }
        return topics;
    }

    private Set<String> names(String field, JsonNode line, boolean withReasons) {
        JsonNode names = line.path(field);
        if (names.isMissingNode() || names.isNull()) {
            return Set.of();
        }
        if (names.isArray()) {
            return list(field, names);
        }
        if (!withReasons || !names.isObject()) {
            throw new IllegalArgumentException("\"" + field + "\" is "
                    + (withReasons ? "neither {topic: why} nor a list of topics" : "not a list of topics"));
        }
        var topics = new HashSet<String>();
        names.fieldNames().forEachRemaining(topic -> topics.add(known(topic)));
        return topics;
    }

    private Set<String> list(String field, JsonNode names) {
        var topics = new HashSet<String>();
        for (JsonNode name : names) {
            if (!name.isTextual()) {
                throw new IllegalArgumentException("\"" + field + "\" has an entry that is not the id of a topic");
            }
            topics.add(known(name.textValue()));
        }
        return topics;
    }

    private Map<String, List<String>> quotes(JsonNode evidence) {
        if (!evidence.isObject() && !evidence.isMissingNode() && !evidence.isNull()) {
            throw new IllegalArgumentException("\"evidence\" is not {topic: quote} or {topic: [quotes]}");
        }
        var quotes = new HashMap<String, List<String>>();
        for (var topic : evidence.properties()) {
            quotes.put(known(topic.getKey()), quotes(topic.getKey(), topic.getValue()));
        }
        return quotes;
    }

    private static List<String> quotes(String topic, JsonNode given) {
        var quotes = new ArrayList<String>();
        for (JsonNode quote : given.isArray() ? given : List.of(given)) {
            if (!quote.isTextual()) {
                throw new IllegalArgumentException(
                        "the evidence of " + topic + " is neither a quote nor a list of quotes");
            }
            if (!quote.textValue().isBlank()) {
                quotes.add(quote.textValue());
            }
        }
        return List.copyOf(quotes);
    }

    private String known(String topic) {
        if (!known.contains(topic)) {
            throw new IllegalArgumentException("the taxonomy has no topic \"" + topic + "\"");
        }
        return topic;
    }
}
