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
 * Tells every open page what is new: the newest articles and the numbers, as server-sent events. The database is asked
 * once for all pages. Thread-safe.
 */
final class Live {
    /** More articles than arrive between two looks, or than a page wants to hear of at once. */
    private static final int NEWEST = 50;

    private static final int REMEMBERED = 4 * NEWEST;

    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private final ArticleQuery articles;
    private final Numbers numbers;
    private final Views views;
    private @Nullable Stats last;
    private final Map<String, Boolean> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    Live(Database database, Numbers numbers, Views views) {
        this.articles = new ArticleQuery(database);
        this.numbers = numbers;
        this.views = views;
    }

    /** Starts looking. */
    Component start(Duration refresh) {
        return Loop.start("live", running -> {
            CountDownLatch stop = new CountDownLatch(1);
            running.onStop(() -> {
                stop.countDown();
                pages.forEach(Page::end);
            });
            do {
                look();
                running.ready();
            } while (!stop.await(refresh.toMillis(), TimeUnit.MILLISECONDS));
        });
    }

    /** A page was opened: it hears the numbers at once, and what is new until it is closed. */
    void join(SseClient client) {
        Page page = new Page();
        pages.add(page);
        try {
            page.tell("stats", numbers.now());
            page.serve(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pages.remove(page);
        }
    }

    /** {@return how many pages are open, as far as is known} */
    int open() {
        return pages.size();
    }

    private void look() {
        List<ArticleSummary> fresh = articles.list(ArticleFilter.newest(NEWEST)).reversed().stream()
                .filter(article -> told.putIfAbsent(article.revisionId(), true) == null)
                .toList();
        if (pages.isEmpty()) {
            return;
        }
        fresh.forEach(article -> tell("article", views.summary(article)));
        Stats now = numbers.now();
        if (!now.equals(last)) {
            last = now;
            tell("stats", now);
        }
    }

    private void tell(String event, Object data) {
        pages.forEach(page -> page.tell(event, data));
    }
}
