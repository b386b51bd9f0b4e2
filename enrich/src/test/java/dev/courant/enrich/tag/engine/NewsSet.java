package dev.courant.enrich.tag.engine;

import dev.courant.enrich.tag.TaggableText;
import dev.courant.parse.text.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads annotated news from blocks of "# title", "+ topics", "- tempting topics" and the text. */
final class NewsSet {
    private NewsSet() {}

    /**
     * A story.
     *
     * @param topics its topics
     * @param central the topics it is mainly about
     * @param tempting topics for which it could be mistaken
     */
    record Story(TaggableText text, Set<String> topics, Set<String> central, Set<String> tempting) {}

    static List<Story> read(String part) {
        return Arrays.stream(Resources.text(NewsSet.class, "news/" + part + ".txt")
                        .strip()
                        .split("\n\n"))
                .map(NewsSet::story)
                .toList();
    }

    private static Story story(String block) {
        String[] lines = block.split("\n", 4);
        Set<String> marked = ids(lines[1]);
        return new Story(
                new TaggableText(lines[0].substring(2), lines[3], null),
                marked.stream().map(id -> id.replace("!", "")).collect(Collectors.toSet()),
                marked.stream()
                        .filter(id -> id.endsWith("!"))
                        .map(id -> id.replace("!", ""))
                        .collect(Collectors.toSet()),
                ids(lines[2]));
    }

    private static Set<String> ids(String line) {
        return Arrays.stream(line.substring(1).strip().split(" +"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }
}
