package dev.courant.app.command.feeds.text;

import dev.courant.app.feeds.FeedView;
import dev.courant.app.terminal.RecordJson;
import dev.courant.schemas.FeedDefinition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Feeds as JSON, one line each. Pure functions. */
public final class FeedJson {
    private FeedJson() {}

    /** Writes the definition of a feed with its state. */
    public static String definition(FeedView feed) {
        Map<String, @Nullable Object> fields = RecordJson.fields(feed.definition());
        fields.put("state", feed.state().name());
        return RecordJson.line(fields);
    }

    /** Writes state, troubles, definition, and the status without the entries seen. */
    public static String status(FeedView feed, Instant now) {
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
