package dev.courant.ingest.recording;

import dev.courant.ingest.Ingest;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.host.HostDelay;
import dev.courant.ingest.host.HostQueue;
import dev.courant.ingest.host.HostQueue.Priority;
import dev.courant.ingest.host.HostQueues;
import dev.courant.ingest.poll.FeedWatch;
import dev.courant.ingest.robots.Robots;
import dev.courant.ingest.scrape.PageVisits;
import dev.courant.parse.url.WebUrl;
import dev.courant.recording.RecordedFeed;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.time.PassingTime;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Link;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Polls feeds and fetches the pages that they link to, as politely as ever, and keeps every exchange: feeds, pages,
 * redirects, errors and robots.txt. Polling goes on until it is closed; each page is fetched once, and again only while
 * its failure may pass. Thread-safe.
 */
public final class WebRecorder implements AutoCloseable {
    private static final int LONGER_EACH_TIME = 4;

    private final Ingest settings;
    private final InstantSource clock;
    private final NewAnswers answers;
    private final Consumer<String> problems;
    private final Fetcher fetcher;
    private final PageVisits visits;
    private final HostQueues hosts;
    private final HostQueue polls;
    private final HostQueue pages;
    private final List<FeedWatch> feeds;
    private final Set<WebUrl> discovered = ConcurrentHashMap.newKeySet();
    private final AtomicLong polled = new AtomicLong();
    private final AtomicLong fetched = new AtomicLong();
    private final AtomicLong failedPolls = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();

    private WebRecorder(
            Ingest settings,
            List<FeedDefinition> feeds,
            InstantSource clock,
            Consumer<HttpCapture> sink,
            Consumer<String> problems) {
        this.settings = settings;
        this.problems = problems;
        this.clock = clock;
        this.answers = new NewAnswers(sink);
        this.fetcher = Fetcher.recording(settings.fetch(), clock, answers::accept);
        this.visits = new PageVisits(new Robots(fetcher, clock, settings.fetch().userAgent()), fetcher);
        this.hosts = new HostQueues(settings.host().gap(), PassingTime.of(clock));
        this.polls = hosts.open(Priority.HIGH);
        this.pages = hosts.open(Priority.NORMAL);
        this.feeds = feeds.stream()
                .map(feed -> new FeedWatch(feed, fetcher, settings.poll(), clock))
                .toList();
    }

    /**
     * Begins to record.
     *
     * @param settings how to fetch, poll and scrape
     * @param feeds what to poll; those that are not enabled are left out
     * @param clock the time of the exchanges
     * @param sink receives each exchange that says something new; called by one thread at a time, and not after
     *     {@link #close}. It may throw a {@link CourantException}, which ends the recording
     * @param problems receives one line for each poll that failed and each page that was given up; called by any thread
     * @return the recorder
     */
    public static WebRecorder start(
            Ingest settings,
            List<FeedDefinition> feeds,
            InstantSource clock,
            Consumer<HttpCapture> sink,
            Consumer<String> problems) {
        List<FeedDefinition> enabled =
                feeds.stream().filter(FeedDefinition::getEnabled).toList();
        WebRecorder recorder = new WebRecorder(settings, enabled, clock, sink, problems);
        recorder.feeds.forEach(feed -> recorder.polls.submit(feed.host(), () -> recorder.poll(feed)));
        return recorder;
    }

    /** {@return the feeds, with the titles that they have given themselves where their definitions have none} */
    public List<RecordedFeed> feeds() {
        return feeds.stream()
                .map(feed -> {
                    FeedDefinition definition = feed.definition();
                    String title = definition.getTitle() == null ? feed.title() : definition.getTitle();
                    return new RecordedFeed(definition.getUrl(), title, null, definition.getLanguage());
                })
                .toList();
    }

    /** {@return what there is so far} */
    public RecordingTotals totals() {
        long ended = fetched.get() + givenUp.get();
        return answers.counted(new RecordingTotals(
                feeds.size(),
                polled.get(),
                0,
                0,
                fetched.get(),
                failedPolls.get() + givenUp.get(),
                Math.max(0, discovered.size() - ended),
                0));
    }

    /** {@return why nothing more can be written; empty: it can} */
    public Optional<CourantException> failure() {
        return answers.failure();
    }

    /** Ends it; requests in progress are cut off, and leave nothing. */
    @Override
    public void close() {
        answers.end();
        polls.close();
        pages.close();
        hosts.close();
        fetcher.close();
    }

    private HostDelay poll(FeedWatch feed) {
        FeedWatch.Polled poll = feed.poll();
        if (Thread.currentThread().isInterrupted()) {
            return HostDelay.USUAL;
        }
        polled.incrementAndGet();
        if (poll.problem() != null) {
            failedPolls.incrementAndGet();
            problems.accept(feed.definition().getUrl() + ": " + poll.problem());
        }
        poll.links().forEach(this::discover);
        feed.dueAt().ifPresent(due -> {
            Duration wait = Duration.between(clock.instant(), due);
            polls.submitLater(feed.host(), () -> poll(feed), wait.isNegative() ? Duration.ZERO : wait);
        });
        return HostDelay.atLeast(poll.hostPause());
    }

    private void discover(Link link) {
        WebUrl.parse(link.getUrl())
                .map(WebUrl::withoutFragment)
                .filter(discovered::add)
                .ifPresent(page -> {
                    Instant deadline = clock.instant().plus(settings.scrape().patience());
                    pages.submit(
                            link.getHost(), () -> visit(page, settings.scrape().retryPause(), deadline));
                });
    }

    /** @param pause the pause before the next try, if there is one */
    private HostDelay visit(WebUrl page, Duration pause, Instant deadline) {
        PageVisits.Visit visit = visits.visit(page);
        if (Thread.currentThread().isInterrupted()) {
            return HostDelay.USUAL;
        }
        if (visit.problem() == null) {
            fetched.incrementAndGet();
        } else if (visit.mayPass() && clock.instant().plus(pause).isBefore(deadline)) {
            Duration longer = pause.multipliedBy(LONGER_EACH_TIME);
            pages.submitLater(page.hostKey(), () -> visit(page, longer, deadline), pause);
        } else {
            givenUp.incrementAndGet();
            problems.accept(page + ": " + visit.problem());
        }
        return HostDelay.atLeast(visit.hostPause());
    }
}
