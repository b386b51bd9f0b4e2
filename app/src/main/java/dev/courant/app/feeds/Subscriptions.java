package dev.courant.app.feeds;

import dev.courant.app.feeds.FeedAddition.FeedRequest;
import dev.courant.app.feeds.FeedAddition.Kind;
import dev.courant.parse.opml.Opml.Subscription;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.FeedDefinition;
import java.time.Instant;
import java.util.List;

/** Converts between OPML subscriptions and feeds. Stateless and thread-safe. */
public final class Subscriptions {
    /** The label for the folder in a list: the names of nested folders, outermost first. */
    private static final String FOLDER = "folder";

    private static final String SEPARATOR = "/";

    private Subscriptions() {}

    /**
     * Adds feeds; those that exist already stay as they are.
     *
     * @param kafka the cluster, with its topics
     * @param subscriptions the feeds
     * @param now the time of the addition
     * @return how many were added
     */
    public static int add(KafkaClients kafka, List<Subscription> subscriptions, Instant now) {
        if (subscriptions.isEmpty()) {
            return 0;
        }
        try (FeedStore store = FeedStore.open(kafka)) {
            List<FeedDefinition> added =
                    FeedAddition.of(requests(subscriptions, FeedOptions.NONE), store.definitions(), false, now).stream()
                            .filter(addition -> addition.kind() == Kind.ADDED)
                            .map(FeedAddition::definition)
                            .toList();
            store.write(added);
            return added.size();
        }
    }

    /**
     * Returns the feeds to add for subscriptions.
     *
     * @param subscriptions the feeds
     * @param options the options of each, before those in the list; title and label of the folder are taken from the
     *     list
     * @return the feeds to add
     */
    public static List<FeedRequest> requests(List<Subscription> subscriptions, FeedOptions options) {
        return subscriptions.stream()
                .map(subscription -> new FeedRequest(subscription.url(), options(subscription, options)))
                .toList();
    }

    /**
     * Returns the subscription of a feed.
     *
     * @param feed the feed
     * @return the subscription, in the folder that its label names
     */
    public static Subscription of(FeedView feed) {
        String folder = feed.definition().getLabels().getOrDefault(FOLDER, "");
        List<String> folders = folder.isEmpty() ? List.of() : List.of(folder.split(SEPARATOR, -1));
        String site = feed.status() == null ? null : feed.status().getSite();
        return new Subscription(
                feed.url(), feed.title(), site, folders, SubscriptionSettings.of(feed.definition(), FOLDER));
    }

    private static FeedOptions options(Subscription subscription, FeedOptions options) {
        return options.orElse(SubscriptionSettings.options(subscription.settings()))
                .titled(subscription.title())
                .labelled(FOLDER, String.join(SEPARATOR, subscription.folders()));
    }
}
