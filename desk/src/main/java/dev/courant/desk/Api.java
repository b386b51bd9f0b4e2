package dev.courant.desk;

import dev.courant.schemas.OutcomeKind;
import dev.courant.store.Database;
import dev.courant.store.query.ArticleFilter;
import dev.courant.store.query.ArticleFilter.Place;
import dev.courant.store.query.ArticleQuery;
import dev.courant.store.query.ArticleSummary;
import dev.courant.store.query.ExtractionQuery;
import dev.courant.store.query.FeedQuery;
import dev.courant.store.query.LinkQuery;
import dev.courant.store.query.SiteQuery;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the requests of the API. Thread-safe. */
final class Api {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;
    private static final String CURSOR_SEPARATOR = "~";
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final CachedStats stats;
    private final ArticleQuery articles;
    private final ExtractionQuery extractions;
    private final FeedQuery feeds;
    private final SiteQuery sites;
    private final LinkQuery links;
    private final Views views;
    private final TopicNames topics;

    Api(Database database, CachedStats stats, Views views, TopicNames topics) {
        this.stats = stats;
        this.articles = new ArticleQuery(database);
        this.extractions = new ExtractionQuery(database);
        this.feeds = new FeedQuery(database);
        this.sites = new SiteQuery(database);
        this.links = new LinkQuery(database);
        this.views = views;
        this.topics = topics;
    }

    /** Refuses NUL characters: PostgreSQL accepts them neither in texts nor in queries. */
    static void refuseNul(Context context) {
        boolean hasNul = context.path().indexOf('\0') >= 0
                || context.queryParamMap().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(v -> v.indexOf('\0') >= 0);
        if (hasNul) {
            throw new BadRequestResponse("the request holds a NUL character: leave it out");
        }
    }

    void stats(Context context) {
        context.json(stats.now());
    }

    void articles(Context context) {
        int limit = limit(context);
        List<ArticleSummary> page = articles.list(new ArticleFilter(
                given(context, "topic"),
                given(context, "language"),
                given(context, "publisher"),
                given(context, "q"),
                place(given(context, "before")),
                limit));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("articles", page.stream().map(views::summary).toList());
        answer.put("next", page.size() < limit ? null : cursor(page.getLast()));
        context.json(answer);
    }

    void article(Context context) {
        String id = context.pathParam("id");
        context.json(articles.find(id)
                .map(views::detail)
                .orElseThrow(() -> new NotFoundResponse("there is no article " + id)));
    }

    void extraction(Context context) {
        String id = context.pathParam("id");
        context.json(extractions
                .find(id)
                .orElseThrow(() -> new NotFoundResponse("there is no report on the extraction of an article " + id)));
    }

    void topics(Context context) {
        Map<String, Long> counts = stats.now().topics();
        context.json(topics.all(counts).stream()
                .map(topic -> Map.of(
                        "topic", topic.id(),
                        "label", topic.labels(),
                        "note", topic.scope(),
                        "articles", counts.getOrDefault(topic.id(), 0L)))
                .toList());
    }

    void feeds(Context context) {
        context.json(feeds.list());
    }

    void sites(Context context) {
        context.json(Map.of("states", sites.states(), "sites", sites.list(limit(context))));
    }

    void links(Context context) {
        String url = given(context, "url");
        String outcome = given(context, "outcome");
        if (url != null) {
            context.json(Map.of("url", url, "links", links.byUrl(url)));
        } else if (outcome != null) {
            context.json(Map.of("links", links.byOutcome(kind(outcome), limit(context))));
        } else {
            throw new BadRequestResponse("give a url, or an outcome: STORED, DUPLICATE or DROPPED");
        }
    }

    /** Returns a parameter of the query; null when it is missing or blank. */
    static @Nullable String given(Context context, String parameter) {
        String value = context.queryParam(parameter);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Returns how many rows to list at most. */
    static int limit(Context context) {
        String limit = given(context, "limit");
        try {
            int number = limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit);
            if (number >= 1 && number <= MAX_LIMIT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of range.
        }
        throw new BadRequestResponse("limit=" + limit + ": write a number from 1 to " + MAX_LIMIT);
    }

    private static OutcomeKind kind(String name) {
        return Arrays.stream(OutcomeKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse("outcome=" + name + ": write STORED, DUPLICATE or DROPPED"));
    }

    private static String cursor(ArticleSummary last) {
        return last.times().storedAt() + CURSOR_SEPARATOR + last.articleId();
    }

    private static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        String[] parts = cursor.split(CURSOR_SEPARATOR, 2);
        try {
            Instant storedAt = Instant.parse(parts[0]);
            if (storedAt.isAfter(Instant.EPOCH) && storedAt.isBefore(LATEST)) {
                return new Place(storedAt, parts[1]);
            }
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            // Refused below, like a time that no article has.
        }
        throw new BadRequestResponse("before=" + cursor + ": use the value of \"next\" as it was given");
    }
}
