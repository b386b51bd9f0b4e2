package dev.courant.embedded.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.courant.schemas.OutcomeReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a story: YAML front matter between two lines of three hyphens, then blocks separated by blank lines. */
final class StoryReader {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String FENCE = "---\n";

    private StoryReader() {}

    /**
     * Reads a story.
     *
     * @param file the file's name without its ending: a number, a hyphen and the slug
     * @throws IllegalArgumentException when the file is not of that form; its name is in the message
     */
    static Story read(String publisherId, String language, String file, String text) {
        int end = text.indexOf("\n" + FENCE, FENCE.length());
        if (!text.startsWith(FENCE) || end < 0) {
            throw new IllegalArgumentException(publisherId + "/" + file + ": no front matter");
        }
        try {
            Front front = YAML.readValue(text.substring(FENCE.length(), end + 1), Front.class);
            String slug = file.substring(file.indexOf('-') + 1);
            return front.story(publisherId, slug, language, blocks(text.substring(end + 1 + FENCE.length())));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalArgumentException(publisherId + "/" + file + ": " + e.getMessage(), e);
        }
    }

    private static List<Block> blocks(String body) {
        List<Block> blocks = new ArrayList<>();
        body.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> blocks.add(block(line)));
        return blocks;
    }

    private static Block block(String line) {
        if (line.startsWith("## ")) {
            return new Block(Block.Kind.HEADING, line.substring(3));
        }
        if (line.startsWith("> ")) {
            return new Block(Block.Kind.QUOTE, line.substring(2));
        }
        if (line.startsWith("- ")) {
            return new Block(Block.Kind.ITEM, line.substring(2));
        }
        return new Block(Block.Kind.PARAGRAPH, line);
    }

    /** The keys of the front matter; those that are missing in the file are null. */
    private record Front(
            String title,
            String standfirst,
            List<String> authors,
            String section,
            @Nullable String language,
            String published,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable Set<String> topics,
            @JsonProperty("not") @Nullable Set<String> notTopics,
            @Nullable String served,
            String expect,
            @Nullable String reason,
            @Nullable String text,
            @Nullable String path,
            @Nullable String of) {
        Story story(String publisherId, String slug, String publisherLanguage, List<Block> body) {
            return new Story(
                    publisherId,
                    slug,
                    content(publisherLanguage, body),
                    Duration.parse(published),
                    page(),
                    of,
                    outcome(),
                    new Story.ExpectedTags(
                            Objects.requireNonNullElse(topics, Set.of()),
                            Objects.requireNonNullElse(notTopics, Set.of())));
        }

        private Story.Content content(String publisherLanguage, List<Block> body) {
            return new Story.Content(
                    title,
                    standfirst,
                    authors,
                    section,
                    Objects.requireNonNullElse(language, publisherLanguage),
                    caption == null ? null : new Story.Figure(caption, Objects.requireNonNullElse(credit, "")),
                    body);
        }

        private Story.Page page() {
            return new Story.Page(
                    served == null ? PageBehaviour.PAGE : PageBehaviour.valueOf(served.toUpperCase(Locale.ROOT)), path);
        }

        private ExpectedOutcome outcome() {
            return switch (expect) {
                case "stored" -> "feed".equals(text) ? ExpectedOutcome.storedFromFeed() : ExpectedOutcome.stored();
                case "duplicate" -> ExpectedOutcome.duplicate();
                case "dropped" ->
                    ExpectedOutcome.dropped(
                            OutcomeReason.valueOf(Objects.requireNonNull(reason, "dropped needs a reason")));
                default -> throw new IllegalArgumentException("expect: " + expect);
            };
        }
    }
}
