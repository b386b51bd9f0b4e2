package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedView;
import dev.courant.app.terminal.RecordJson;
import dev.courant.schemas.FeedDefinition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Feeds as JSON, one line each. Pure functions. */
final class FeedJson {
    private FeedJson() {}

    /** A definition with the feed's state. */
    static String definition(FeedView feed) {
        Map<String, @Nullable Object> fields = RecordJson.fields(feed.definition());
        fields.put("state", feed.state().name());
        return RecordJson.line(fields);
    }

    /** How a feed is doing: its state, its troubles, its definition, and its status but for the entries seen. */
    static String status(FeedView feed, Instant now) {
        FeedDefinition definition = feed.definition();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("feedId", definition.getFeedId());
        fields.put("state", feed.state().name());
        fields.put("trouble", feed.troubles(now));
        fields.put("definition", RecordJson.fields(definition));
        fields.put("status", feed.status() == null ? null : RecordJson.fields(feed.status()));
        return RecordJson.line(fields);
    }
}
