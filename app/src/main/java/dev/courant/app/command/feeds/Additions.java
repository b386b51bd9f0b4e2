package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedAddition;
import dev.courant.app.feeds.FeedAddition.FeedRequest;
import dev.courant.app.feeds.FeedAddition.Kind;
import java.util.List;

/** Adds feeds to a cluster, and summarises the changes. */
final class Additions {
    private Additions() {}

    static List<FeedAddition> write(FeedsSession session, List<FeedRequest> requests, boolean update) {
        session.store().ensureTopics();
        List<FeedAddition> additions = FeedAddition.of(requests, session.store().definitions(), update, session.now());
        session.store()
                .write(additions.stream()
                        .filter(addition -> addition.kind() != Kind.EXISTING)
                        .map(FeedAddition::definition)
                        .toList());
        return additions;
    }

    static String summary(List<FeedAddition> additions, boolean update) {
        return "feeds added: " + count(additions, Kind.ADDED)
                + (update
                        ? ", updated: " + count(additions, Kind.UPDATED)
                        : ", there already: " + count(additions, Kind.EXISTING));
    }

    private static long count(List<FeedAddition> additions, Kind kind) {
        return additions.stream().filter(addition -> addition.kind() == kind).count();
    }
}
