package dev.courant.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import dev.courant.store.Database;
import dev.courant.store.query.TopicRecord;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import java.util.List;
import java.util.Map;

/** Serves the newsdesk: the page at {@code /}, the API below {@code /api/v1}; read-only. Thread-safe. */
public final class DeskServer implements Component {
    /** The page loads nothing from other hosts, so browsers may block everything else, whatever a headline contains. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-cache");

    private final Javalin http;
    private final LiveUpdates updates;
    private final Component live;
    private final Database database;

    private DeskServer(Javalin http, LiveUpdates updates, Component live, Database database) {
        this.http = http;
        this.updates = updates;
        this.live = live;
        this.database = database;
    }

    /**
     * Starts serving.
     *
     * @param settings address, port and refresh interval
     * @param database the database that it shows; stays open
     * @param shipped topics of the shipped taxonomy, for those that no published taxonomy defines
     * @return the running server
     * @throws CourantException when the port is taken
     */
    public static DeskServer start(DeskSettings settings, Database database, List<TopicRecord> shipped) {
        TopicNames topics = new TopicNames(database, shipped, settings.refresh());
        Views views = new Views(topics);
        CachedStats stats = new CachedStats(database, settings.refresh());
        LiveUpdates live = new LiveUpdates(database, stats, views);
        Javalin http = Javalin.create(config -> {
            config.routes.before(context -> HEADERS.forEach(context::header));
            config.routes.before(new RequestCheck(settings.hosts()));
            configure(config, new Api(database, stats, views, topics), live);
            config.routes.get("/api/v1/dead-letters", new DeadLetterApi(database)::list);
        });
        try {
            http.start(settings.host(), settings.port());
        } catch (RuntimeException e) {
            throw new CourantException(
                    "the newsdesk cannot be served on " + settings.host() + ":" + settings.port() + ": "
                            + e.getMessage() + "; choose another port with --port or COURANT_DESK_PORT",
                    e);
        }
        return new DeskServer(http, live, live.start(settings.refresh()), database);
    }

    /** {@return the port that is listened on} */
    public int port() {
        return http.port();
    }

    /** {@return the number of open live streams} */
    int openStreams() {
        return updates.open();
    }

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public Health check() {
        Health health = database.check();
        return health instanceof Health.Up ? live.check() : health;
    }

    @Override
    public void close() {
        live.close();
        http.stop();
    }

    private static void configure(JavalinConfig config, Api api, LiveUpdates live) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.jsonMapper(new JavalinJackson(mapper(), true));
        config.staticFiles.add(files -> {
            files.directory = "/dev/courant/desk/page";
            files.location = Location.CLASSPATH;
            files.headers = HEADERS;
        });
        config.routes.before("/api/*", Api::refuseNul);
        config.routes.get("/api/v1/stats", api::stats);
        config.routes.get("/api/v1/articles", api::articles);
        config.routes.get("/api/v1/articles/{id}", api::article);
        config.routes.get("/api/v1/articles/{id}/extraction", api::extraction);
        config.routes.get("/api/v1/topics", api::topics);
        config.routes.get("/api/v1/feeds", api::feeds);
        config.routes.get("/api/v1/sites", api::sites);
        config.routes.get("/api/v1/links", api::links);
        config.routes.sse("/api/v1/stream", live::join);
        config.routes.exception(HttpResponseException.class, Failures::refuse);
        config.routes.exception(Exception.class, Failures::fail);
    }

    private static ObjectMapper mapper() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
