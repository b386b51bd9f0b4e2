package dev.courant.app.command.feeds;

import dev.courant.app.command.feeds.text.FeedJson;
import dev.courant.app.command.feeds.text.FeedListing;
import dev.courant.app.feeds.FeedNames;
import dev.courant.app.feeds.FeedView;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists feeds. */
@Command(name = "list", description = "Lists feeds, by URL.")
final class ListCommand extends FeedsSubcommand {
    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only feeds in one of these states, separated by commas: ${COMPLETION-CANDIDATES}.")
    private @Nullable List<FeedState> states;

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description = "Only feeds with this label; may be repeated, and a feed needs all of them.")
    private @Nullable Map<String, String> labels;

    @Option(names = "--json", description = "One line of JSON for each feed, with all fields of its definition.")
    private boolean json;

    @Override
    public Integer call() {
        return onFeeds(session -> {
            Collection<FeedDefinition> all = session.store().definitions();
            List<FeedView> feeds =
                    session.views(all).stream().filter(this::isWanted).toList();
            if (json) {
                feeds.forEach(feed -> session.out().println(FeedJson.definition(feed)));
            } else if (feeds.isEmpty()) {
                session.err().println(all.isEmpty() ? "no feeds yet: courant feeds add URL" : "no such feeds");
            } else {
                session.out().println(FeedListing.of(feeds, idLength(all)));
            }
            return 0;
        });
    }

    static int idLength(Collection<FeedDefinition> all) {
        return FeedNames.shortLength(all.stream().map(FeedDefinition::getFeedId).toList());
    }

    private boolean isWanted(FeedView feed) {
        return (states == null || states.contains(feed.state()))
                && (labels == null || feed.definition().getLabels().entrySet().containsAll(labels.entrySet()));
    }
}
