package dev.courant.recording.build;

import dev.courant.recording.RecordedFeed;
import dev.courant.recording.Recording;
import dev.courant.runtime.CourantException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a recording in code. A publisher has feeds, a feed has items, an item has a page; {@code at} says when
 * something is so, and it stays so until a later {@code at} of the same item, feed or URL. What a feed contains at a
 * time follows from its items, so a poll that finds nothing new is answered as unchanged.
 *
 * <pre>{@code
 * Recording week = RecordingBuilder.recording()
 *         .publisher("Harbour Herald", "https://harbour.example").language("en")
 *             .robots("User-agent: *\nDisallow: /drafts/")
 *             .rss("/feed")
 *                 .item("Quay closes for repairs").at("2026-03-01T08:00Z")
 *                     .page("The quay closes on Monday.", "The harbour master said that the work takes a week.")
 *                     .at("2026-03-01T12:00Z").title("Quay closes for two weeks")
 *                     .at("2026-03-03T00:00Z").removed()
 *                 .item("Ferry strike begins").at("2026-03-02T06:00Z")
 *                     .fails(503).header("Retry-After", "3600")
 *                     .at("2026-03-02T07:30Z").page("Ferry crews have stopped work.", "Talks begin on Tuesday.")
 *         .publisher("Gull Gazette", "https://gull.example")
 *             .atom("/news.atom").fullContent()
 *                 .at("2026-03-04T00:00Z").movedTo("/all.atom")
 *                 .item("Gulls return").at("2026-03-02T09:00Z").slow(Duration.ofSeconds(2))
 *                     .page("The gulls are back.")
 *             .url("/all.atom").at("2026-03-04T00:00Z").gone()
 *         .build();
 * }</pre>
 *
 * <p>Pages that are written as paragraphs get a plain template, with the title, the time and the publisher's name. They
 * are articles to the extractor if they read like some: a page of one short sentence is dropped as a page without text.
 *
 * <p>Anything that cannot be right is refused by the call that says it, with a {@link CourantException} of one line.
 * The same calls give the same bytes. A builder is used by one thread; its result is immutable.
 */
public final class RecordingBuilder {
    private final List<PublisherBuilder> publishers = new ArrayList<>();
    private final Set<String> urls = new HashSet<>();

    private RecordingBuilder() {}

    /** {@return a recording in which nothing is yet} */
    public static RecordingBuilder recording() {
        return new RecordingBuilder();
    }

    /**
     * Adds a publisher.
     *
     * @param name its name
     * @param home the beginning of its URLs, such as {@code https://harbour.example}
     * @return what this publisher has
     */
    public PublisherBuilder publisher(String name, String home) {
        PublisherBuilder publisher = new PublisherBuilder(this, name, SiteAddress.of(home));
        publishers.add(publisher);
        return publisher;
    }

    /** {@return the recording} */
    public Recording build() {
        List<RecordedFeed> feeds = new ArrayList<>();
        List<Recording.Answer> answers = new ArrayList<>();
        for (PublisherBuilder publisher : publishers) {
            feeds.addAll(publisher.feeds());
            answers.addAll(publisher.answers());
        }
        return Recording.of(feeds, answers);
    }

    /** Takes a URL for one item, feed or page. */
    void claim(String url) {
        if (!urls.add(url)) {
            throw new CourantException(url + " is there already: give the second one another path");
        }
    }

    boolean isFree(String url) {
        return !urls.contains(url);
    }

    void release(String url) {
        urls.remove(url);
    }
}
