package dev.courant.desk;

import dev.courant.runtime.Component;
import dev.courant.runtime.Loop;
import dev.courant.store.Database;
import dev.courant.store.query.ArticleFilter;
import dev.courant.store.query.ArticleQuery;
import dev.courant.store.query.ArticleSummary;
import dev.courant.store.query.Stats;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends updates to every open page: the newest articles and the statistics, as server-sent events. The database is
 * queried once for all streams. Thread-safe.
 */
final class LiveUpdates {
    /** The number of articles to read: more than arrive between two queries, or than a page can use at once. */
    private static final int NEWEST = 50;

    /** Health is reported at least this often, however seldom the database is queried. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final int SENT_IDS = 4 * NEWEST;

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final ArticleQuery articles;
    private final CachedStats stats;
    private final Views views;
    private @Nullable Stats last;
    private final Map<String, Boolean> sent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > SENT_IDS;
        }
    };

    LiveUpdates(Database database, CachedStats stats, Views views) {
        this.articles = new ArticleQuery(database);
        this.stats = stats;
        this.views = views;
    }

    /** Starts the queries. */
    Component start(Duration refresh) {
        return Loop.start("live", running -> {
            CountDownLatch stop = new CountDownLatch(1);
            running.onStop(() -> {
                stop.countDown();
                streams.forEach(EventStream::end);
            });
            long queryAt = System.nanoTime();
            do {
                if (System.nanoTime() - queryAt >= 0) {
                    query();
                    queryAt = System.nanoTime() + refresh.toNanos();
                }
                running.ready();
            } while (!stop.await(Math.min(queryAt - System.nanoTime(), LONGEST_WAIT.toNanos()), TimeUnit.NANOSECONDS));
        });
    }

    /** Serves a page that was opened: it gets the statistics at once, and updates until it is closed. */
    void join(SseClient client) {
        EventStream stream = new EventStream();
        streams.add(stream);
        try {
            stream.send("stats", stats.now());
            stream.serve(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(stream);
        }
    }

    /** {@return the number of open streams; a closed page is noticed at the next event} */
    int open() {
        return streams.size();
    }

    private void query() {
        List<ArticleSummary> fresh = articles.list(ArticleFilter.newest(NEWEST)).reversed().stream()
                .filter(article -> sent.putIfAbsent(article.revisionId(), true) == null)
                .toList();
        if (streams.isEmpty()) {
            return;
        }
        fresh.forEach(article -> publish("article", views.summary(article)));
        Stats now = stats.now();
        if (!now.equals(last)) {
            last = now;
            publish("stats", now);
        }
    }

    private void publish(String event, Object data) {
        streams.forEach(stream -> stream.send(event, data));
    }
}
