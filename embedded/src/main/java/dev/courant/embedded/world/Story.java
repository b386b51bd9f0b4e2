package dev.courant.embedded.world;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One story of a publisher, and what a correct pipeline makes of it. Immutable.
 *
 * @param publisherId the publisher
 * @param slug its name in URLs, unique within the publisher
 * @param title the headline
 * @param standfirst the sentence below the headline; also the summary in the feed
 * @param authors the names in the byline, of people or of a desk; empty for a pick of an aggregator
 * @param section the publisher's section
 * @param language BCP 47 language of the text
 * @param published when it is published, relative to the world's beginning; negative: it was published before
 * @param figure the lead picture's caption and credit; null: no picture
 * @param topics ids of the topics that it must be tagged with
 * @param notTopics ids of topics that it might be tagged with by mistake
 * @param behaviour what the publisher does when its page is requested
 * @param expected the outcome of its link
 * @param path the path of its page; null: by the publisher's pattern
 * @param of for a pick of an aggregator, the story it links to, as publisher and slug with a slash between; null: this
 *     is an original story
 * @param body the text
 */
public record Story(
        String publisherId,
        String slug,
        String title,
        String standfirst,
        List<String> authors,
        String section,
        String language,
        Duration published,
        @Nullable Figure figure,
        Set<String> topics,
        Set<String> notTopics,
        PageBehaviour behaviour,
        ExpectedOutcome expected,
        @Nullable String path,
        @Nullable String of,
        List<Block> body) {
    /**
     * The caption and credit of a picture.
     *
     * @param caption what it shows
     * @param credit whose it is
     */
    public record Figure(String caption, String credit) {}

    /** Copies the collections. */
    public Story {
        authors = List.copyOf(authors);
        topics = Set.copyOf(topics);
        notTopics = Set.copyOf(notTopics);
        body = List.copyOf(body);
    }

    /** Returns how long after the world's beginning it is published; zero: it is there from the beginning. */
    public Duration after() {
        return published.isNegative() ? Duration.ZERO : published;
    }

    /**
     * Returns the text that an extractor should find: the blocks of the body with a line feed between them, without
     * captions and boilerplate. The standfirst is not included; an extractor may have it as the first line.
     */
    public String bodyText() {
        return body.stream().map(Block::text).collect(Collectors.joining("\n"));
    }
}
