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
 * @param slug its name in addresses, unique within the publisher
 * @param title the headline
 * @param standfirst the sentence below the headline; also the summary in the feed
 * @param authors the names in the byline, of people or of a desk; empty for a pick of an aggregator
 * @param section the publisher's section
 * @param language BCP 47 language of the text
 * @param published when it appears, relative to the world's beginning; negative: it is there already, and so old
 * @param figure the lead picture's caption and credit; null: it has none
 * @param topics ids of the topics that must be found
 * @param notTopics ids of topics that tempt and must not be found
 * @param serving how the publisher answers for its page
 * @param expected how its link ends
 * @param path the path of its page when it is not by the publisher's pattern; null: it is
 * @param of for a pick of an aggregator, the story it links to, as publisher and slug with a slash between; null: its
 *     own
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
        Serving serving,
        Expected expected,
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

    /** How long after the world's beginning it appears; zero: it is there from the beginning. */
    public Duration after() {
        return published.isNegative() ? Duration.ZERO : published;
    }

    /**
     * What an extractor should give: the blocks of the body, one line feed between them, no caption, nothing of the
     * page's furniture. The standfirst is not in it; to have it as a first line is a matter of taste.
     */
    public String bodyText() {
        return body.stream().map(Block::text).collect(Collectors.joining("\n"));
    }
}
