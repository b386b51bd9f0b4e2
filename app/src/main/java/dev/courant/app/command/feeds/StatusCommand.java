package dev.courant.app.command.feeds;

import dev.courant.app.command.feeds.text.FeedJson;
import dev.courant.app.command.feeds.text.FeedReport;
import dev.courant.app.command.feeds.text.StateSummary;
import dev.courant.app.feeds.FeedNames;
import dev.courant.app.feeds.FeedView;
import dev.courant.schemas.FeedDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the health of feeds. */
@Command(
        name = "status",
        description = {
            "Shows the health of feeds: state, since when, cause, next poll.",
            "Without names it counts feeds by state, and shows those in trouble: failing, gone, a duplicate of another,",
            "moving, with a gap in their entries, cut by a limit, or overdue."
        })
final class StatusCommand extends FeedsSubcommand {
    private static final int TROUBLE = 1;

    @Parameters(arity = "0..*", paramLabel = "ID|URL", description = "Only these feeds, healthy or not.")
    private @Nullable List<String> names;

    @Option(names = "--all", description = "All feeds, not only those in trouble.")
    private boolean all;

    @Option(
            names = "--json",
            description = "One line of JSON for each feed that is shown, with all that is known about it.")
    private boolean json;

    @Option(names = "--check", description = "End with exit code 1 when a feed is in trouble.")
    private boolean check;

    @Override
    public Integer call() {
        return onFeeds(session -> {
            Collection<FeedDefinition> known = session.store().definitions();
            List<FeedView> feeds = session.views(names == null ? known : FeedNames.resolve(names, known));
            List<FeedView> troubled = feeds.stream()
                    .filter(feed -> !feed.troubles(session.now()).isEmpty())
                    .toList();
            List<FeedView> shown = all || names != null ? feeds : troubled;
            if (json) {
                shown.forEach(feed -> session.out().println(FeedJson.status(feed, session.now())));
            } else {
                print(session, feeds, shown, urls(known));
            }
            return check && !troubled.isEmpty() ? TROUBLE : 0;
        });
    }

    private void print(FeedsSession session, List<FeedView> feeds, List<FeedView> shown, Map<String, String> urls) {
        List<String> parts = shown.stream()
                .map(feed -> FeedReport.of(feed, session.now(), urls))
                .collect(Collectors.toList());
        if (names == null) {
            parts.addFirst(StateSummary.of(feeds, session.now()));
        }
        session.out().println(String.join(System.lineSeparator().repeat(2), parts));
    }

    private static Map<String, String> urls(Collection<FeedDefinition> known) {
        return known.stream().collect(Collectors.toMap(FeedDefinition::getFeedId, FeedDefinition::getUrl));
    }
}
