package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedAddition;
import dev.courant.app.feeds.FeedAddition.Kind;
import dev.courant.app.feeds.FeedAddition.Wish;
import java.util.List;

/** Writes feeds that are to be added, and counts. */
final class Additions {
    private Additions() {}

    static List<FeedAddition> write(Session session, List<Wish> wishes, boolean update) {
        session.store().ensureTopics();
        List<FeedAddition> additions = FeedAddition.of(wishes, session.store().definitions(), update, session.now());
        session.store()
                .write(additions.stream()
                        .filter(addition -> addition.kind() != Kind.THERE)
                        .map(FeedAddition::definition)
                        .toList());
        return additions;
    }

    static String summary(List<FeedAddition> additions, boolean update) {
        return "feeds added: " + count(additions, Kind.ADDED)
                + (update
                        ? ", updated: " + count(additions, Kind.UPDATED)
                        : ", there already: " + count(additions, Kind.THERE));
    }

    private static long count(List<FeedAddition> additions, Kind kind) {
        return additions.stream().filter(addition -> addition.kind() == kind).count();
    }
}
