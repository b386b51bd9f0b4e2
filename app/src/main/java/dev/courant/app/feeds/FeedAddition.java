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
 * What adding a feed comes to. Pure functions.
 *
 * @param kind what happens
 * @param definition the feed's definition afterwards
 */
public record FeedAddition(Kind kind, FeedDefinition definition) {
    /** What happens to a feed that is to be added. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It was there, and stays as it was. */
        THERE,
        /** It was there, and is written again with what was asked for. */
        UPDATED
    }

    /**
     * A feed to add.
     *
     * @param url its URL
     * @param options what is asked for beside it
     */
    public record Wish(String url, FeedOptions options) {}

    /**
     * What adding feeds comes to; each feed once, whatever forms of its URL it is given in.
     *
     * @param wishes the feeds to add
     * @param known the definitions there are
     * @param update whether feeds that are there are changed
     * @param now when
     * @return one for each feed, in order
     * @throws CourantException when a URL is none, or a feed's intervals contradict each other; nothing is written then
     */
    public static List<FeedAddition> of(
            List<Wish> wishes, Collection<FeedDefinition> known, boolean update, Instant now) {
        Map<String, FeedDefinition> there = FeedNames.byUrl(known);
        Map<String, FeedAddition> additions = new LinkedHashMap<>();
        for (Wish wish : wishes) {
            String url = FeedUrls.normalised(wish.url());
            if (!additions.containsKey(url)) {
                additions.put(url, of(wish, there.get(url), update, now));
            }
        }
        return List.copyOf(additions.values());
    }

    private static FeedAddition of(Wish wish, @Nullable FeedDefinition known, boolean update, Instant now) {
        if (known == null) {
            return new FeedAddition(Kind.ADDED, define(wish, now));
        }
        return update
                ? new FeedAddition(Kind.UPDATED, with(FeedDefinition.newBuilder(known), wish.options(), now))
                : new FeedAddition(Kind.THERE, known);
    }

    private static FeedDefinition define(Wish wish, Instant now) {
        FeedDefinition.Builder definition = FeedDefinition.newBuilder()
                .setFeedId(FeedUrls.id(wish.url()))
                .setUrl(wish.url().strip());
        return with(definition, wish.options(), now);
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
