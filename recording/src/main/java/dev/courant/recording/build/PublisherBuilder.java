package dev.courant.recording.build;

import dev.courant.recording.RecordedFeed;
import dev.courant.recording.Recording;
import dev.courant.runtime.CourantException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A publisher of a {@link RecordingBuilder}: its feeds, and what else is on its site. Used by one thread. */
public final class PublisherBuilder {
    private static final String ROBOTS = "/robots.txt";

    private final RecordingBuilder recording;
    private final String name;
    private final SiteAddress site;
    private final List<FeedBuilder> feeds = new ArrayList<>();
    private final List<UrlBuilder> pages = new ArrayList<>();
    private @Nullable String robots;
    private @Nullable String language;

    PublisherBuilder(RecordingBuilder recording, String name, SiteAddress site) {
        if (name.isBlank()) {
            throw new CourantException(site.origin() + ": a publisher has a name");
        }
        this.recording = recording;
        this.name = name;
        this.site = site;
    }

    /**
     * Says in which language it writes; the feeds, the pages and the definitions of the feeds state it.
     *
     * @param tag a BCP 47 tag, such as {@code en} or {@code es-MX}
     * @return this
     */
    public PublisherBuilder language(String tag) {
        try {
            this.language = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new CourantException(tag + " is no language: write a tag such as en or es-MX", e);
        }
        return this;
    }

    /**
     * Gives the site a robots.txt, from its first answer on. Without this it has none, and everything is allowed. One
     * that changes is written as {@code url("/robots.txt").at(…).body("text/plain", …)}.
     *
     * @param rules the text
     * @return this
     */
    public PublisherBuilder robots(String rules) {
        recording.claim(site.url(ROBOTS));
        this.robots = rules;
        return this;
    }

    /**
     * Adds an RSS 2.0 feed.
     *
     * @param path where it is, such as {@code /feed}
     * @return what it contains
     */
    public FeedBuilder rss(String path) {
        return feed(path, RenderedFormat.RSS);
    }

    /**
     * Adds an Atom feed.
     *
     * @param path where it is, such as {@code /news.atom}
     * @return what it contains
     */
    public FeedBuilder atom(String path) {
        return feed(path, RenderedFormat.ATOM);
    }

    private FeedBuilder feed(String path, RenderedFormat format) {
        FeedBuilder feed = new FeedBuilder(this, claimed(path), format);
        feeds.add(feed);
        return feed;
    }

    /**
     * Adds something that is in no feed of this publisher.
     *
     * @param path where it is; a whole URL may be on another host
     * @return what is there
     */
    public UrlBuilder url(String path) {
        UrlBuilder page = new UrlBuilder(this, claimed(path));
        pages.add(page);
        return page;
    }

    /**
     * Adds another publisher.
     *
     * @param otherName its name
     * @param home as in {@link RecordingBuilder#publisher}
     * @return what that publisher has
     */
    public PublisherBuilder publisher(String otherName, String home) {
        return recording.publisher(otherName, home);
    }

    /** {@return the recording} */
    public Recording build() {
        return recording.build();
    }

    String name() {
        return name;
    }

    SiteAddress site() {
        return site;
    }

    @Nullable
    String language() {
        return language;
    }

    String claimed(String path) {
        String url = site.url(path);
        recording.claim(url);
        return url;
    }

    /** Takes a path, or that with a number when there is such a one. */
    String claimedLike(String path) {
        String url = site.url(path);
        for (int number = 2; !recording.isFree(url); number++) {
            url = site.url(path + "-" + number);
        }
        recording.claim(url);
        return url;
    }

    void release(String url) {
        recording.release(url);
    }

    List<RecordedFeed> feeds() {
        return feeds.stream()
                .map(feed -> new RecordedFeed(feed.url(), feed.title(), name, language))
                .toList();
    }

    List<Recording.Answer> answers() {
        List<Recording.Answer> answers = Stream.concat(
                        feeds.stream().flatMap(feed -> feed.answers().stream()),
                        pages.stream().flatMap(page -> page.answers().stream()))
                .toList();
        return Stream.concat(robots(answers), answers.stream()).toList();
    }

    private Stream<Recording.Answer> robots(List<Recording.Answer> answers) {
        String rules = robots;
        if (rules == null) {
            return Stream.empty();
        }
        Instant begin = answers.stream()
                .map(Recording.Answer::at)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new CourantException(
                        site.origin() + " has a robots.txt and nothing else: add a feed, or a page with at(…)"));
        AnswerSeries series = new AnswerSeries(site.url(ROBOTS));
        series.add(begin, AnswerState.of(PageContent.Raw.text("text/plain", rules)));
        return series.answers().stream();
    }
}
