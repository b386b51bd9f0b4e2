package dev.courant.embedded.world;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One story of a publisher, with the result that a correct pipeline gives for it. Immutable.
 *
 * @param publisherId the publisher
 * @param slug its name in URLs, unique within the publisher
 * @param content what readers see
 * @param published when it is published, relative to the world's beginning; negative: it was published before
 * @param page its page
 * @param pickOf for a pick of an aggregator, the story that it links to, as publisher and slug with a slash between;
 *     null for an original story
 * @param outcome the expected outcome of its link
 * @param tags the expected tags
 */
public record Story(
        String publisherId,
        String slug,
        Content content,
        Duration published,
        Page page,
        @Nullable String pickOf,
        ExpectedOutcome outcome,
        ExpectedTags tags) {

    /**
     * What readers see of a story.
     *
     * @param title the headline
     * @param standfirst the sentence below the headline; also the summary in the feed
     * @param authors the names in the byline, of people or of a desk; empty for a pick of an aggregator
     * @param section the publisher's section
     * @param language BCP 47 language of the text
     * @param figure the lead picture's caption and credit; null: no picture
     * @param body the text
     */
    public record Content(
            String title,
            String standfirst,
            List<String> authors,
            String section,
            String language,
            @Nullable Figure figure,
            List<Block> body) {
        /** Copies the lists. */
        public Content {
            authors = List.copyOf(authors);
            body = List.copyOf(body);
        }

        /**
         * Returns the text that an extractor should find: the blocks of the body with a line feed between them, without
         * captions and boilerplate. The standfirst is not included; an extractor may have it as the first line.
         */
        public String bodyText() {
            return body.stream().map(Block::text).collect(Collectors.joining("\n"));
        }
    }

    /**
     * The caption and credit of a picture.
     *
     * @param caption what it shows
     * @param credit who made or owns it
     */
    public record Figure(String caption, String credit) {}

    /**
     * The page of a story.
     *
     * @param behaviour what the publisher does when the page is requested
     * @param path its path; null: the path follows the publisher's pattern
     */
    public record Page(PageBehaviour behaviour, @Nullable String path) {}

    /**
     * The tags that are expected of a story.
     *
     * @param topics ids of the topics that it must be tagged with
     * @param notTopics ids of topics that it must not be tagged with, although its words suggest them
     */
    public record ExpectedTags(Set<String> topics, Set<String> notTopics) {
        /** Copies the sets. */
        public ExpectedTags {
            topics = Set.copyOf(topics);
            notTopics = Set.copyOf(notTopics);
        }
    }

    /** Returns how long after the world's beginning it is published; zero if it was published before. */
    public Duration delay() {
        return published.isNegative() ? Duration.ZERO : published;
    }
}
