package dev.courant.enrich.tag.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.engine.NewsSet.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads annotated news from JSON Lines: {@code {"title", "text", "topics": {id: 1 or 2}}}. */
final class NewsLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NewsLines() {}

    static List<Story> read(Path file) throws IOException {
        var stories = new ArrayList<Story>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                stories.add(story(JSON.readTree(line)));
            }
        }
        return stories;
    }

    private static Story story(JsonNode line) {
        var topics = new HashSet<String>();
        var central = new HashSet<String>();
        line.path("topics").properties().forEach(topic -> {
            topics.add(topic.getKey());
            if (topic.getValue().asInt() == 2) {
                central.add(topic.getKey());
            }
        });
        var text = new TaggableText(
                line.path("title").asText(""), line.path("text").asText(""), null);
        return new Story(text, topics, central, Set.of());
    }
}
