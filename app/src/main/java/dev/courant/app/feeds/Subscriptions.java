package dev.courant.app.feeds;

import dev.courant.app.feeds.FeedAddition.Kind;
import dev.courant.app.feeds.FeedAddition.Wish;
import dev.courant.parse.opml.Opml.Subscription;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.FeedDefinition;
import java.time.Instant;
import java.util.List;

/** Feeds that a pipeline brings along when it starts. Stateless and thread-safe. */
public final class Subscriptions {
    /** The label that keeps the folder of a list, the outermost first. */
    private static final String FOLDER = "folder";

    private static final String WITHIN = "/";

    private Subscriptions() {}

    /**
     * Adds feeds; those that are there already stay as they are.
     *
     * @param kafka the cluster, with its topics
     * @param subscriptions the feeds
     * @param now when
     * @return how many were added
     */
    public static int add(KafkaClients kafka, List<Subscription> subscriptions, Instant now) {
        if (subscriptions.isEmpty()) {
            return 0;
        }
        try (FeedStore store = FeedStore.open(kafka)) {
            List<FeedDefinition> added =
                    FeedAddition.of(wishes(subscriptions, FeedOptions.NONE), store.definitions(), false, now).stream()
                            .filter(addition -> addition.kind() == Kind.ADDED)
                            .map(FeedAddition::definition)
                            .toList();
            store.write(added);
            return added.size();
        }
    }

    /**
     * Subscriptions as feeds to add.
     *
     * @param subscriptions the feeds
     * @param options what is asked for of each; its name and the label of its folder come from the list
     * @return the wishes
     */
    public static List<Wish> wishes(List<Subscription> subscriptions, FeedOptions options) {
        return subscriptions.stream()
                .map(subscription -> new Wish(subscription.url(), options(subscription, options)))
                .toList();
    }

    /**
     * A feed as a subscription.
     *
     * @param feed the feed
     * @return the subscription, in the folder that its label names
     */
    public static Subscription of(FeedView feed) {
        String folder = feed.definition().getLabels().getOrDefault(FOLDER, "");
        List<String> folders = folder.isEmpty() ? List.of() : List.of(folder.split(WITHIN, -1));
        String site = feed.status() == null ? null : feed.status().getSite();
        return new Subscription(feed.url(), feed.title(), site, folders);
    }

    private static FeedOptions options(Subscription subscription, FeedOptions options) {
        return options.titled(subscription.title()).labelled(FOLDER, String.join(WITHIN, subscription.folders()));
    }
}
