package dev.courant.app.feeds;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.FeedDefinition;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of adding a feed. Pure functions.
 *
 * @param kind what happens
 * @param definition the feed's definition afterwards
 */
public record FeedAddition(Kind kind, FeedDefinition definition) {
    /** What happens to a feed that is to be added. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It existed, and stays as it was. */
        EXISTING,
        /** It existed, and is written again with the options. */
        UPDATED
    }

    /**
     * A feed to add.
     *
     * @param url its URL
     * @param options its options
     */
    public record FeedRequest(String url, FeedOptions options) {}

    /**
     * Decides what happens to feeds that are to be added. Each feed is added once, even if its URL is given in several
     * forms.
     *
     * @param requests the feeds to add
     * @param known the existing definitions
     * @param update whether existing feeds are changed
     * @param now the time of the addition
     * @return one for each feed, in order
     * @throws CourantException when a URL is not valid, or a feed's intervals contradict each other
     */
    public static List<FeedAddition> of(
            List<FeedRequest> requests, Collection<FeedDefinition> known, boolean update, Instant now) {
        Map<String, FeedDefinition> existing = FeedNames.byUrl(known);
        Map<String, FeedAddition> additions = new LinkedHashMap<>();
        for (FeedRequest request : requests) {
            String url = FeedUrls.normalised(request.url());
            if (!additions.containsKey(url)) {
                additions.put(url, of(request, existing.get(url), update, now));
            }
        }
        return List.copyOf(additions.values());
    }

    private static FeedAddition of(FeedRequest request, @Nullable FeedDefinition known, boolean update, Instant now) {
        if (known == null) {
            return new FeedAddition(Kind.ADDED, define(request, now));
        }
        return update
                ? new FeedAddition(Kind.UPDATED, with(FeedDefinition.newBuilder(known), request.options(), now))
                : new FeedAddition(Kind.EXISTING, known);
    }

    private static FeedDefinition define(FeedRequest request, Instant now) {
        FeedDefinition.Builder definition = FeedDefinition.newBuilder()
                .setFeedId(FeedUrls.id(request.url()))
                .setUrl(request.url().strip());
        return with(definition, request.options(), now);
    }

    private static FeedDefinition with(FeedDefinition.Builder builder, FeedOptions options, Instant now) {
        options.applyTo(builder);
        FeedDefinition definition = builder.setUpdatedAt(now).build();
        Integer least = definition.getMinIntervalSeconds();
        Integer most = definition.getMaxIntervalSeconds();
        if (least != null && most != null && least > most) {
            throw new CourantException(definition.getUrl() + ": its shortest interval, " + least
                    + " s, is longer than its longest, " + most + " s");
        }
        return definition;
    }
}
