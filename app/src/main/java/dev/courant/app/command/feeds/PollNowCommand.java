package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedEdits;
import dev.courant.app.feeds.FeedView;
import dev.courant.runtime.CourantException;
import dev.courant.schemas.FeedDefinition;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Requests polls before they are due. */
@Command(
        name = "poll-now",
        description = {
            "Polls feeds now, before they are due.",
            "That includes feeds that were gone or duplicates. Feeds on one host are still polled one after another.",
            "A paused feed has to be resumed first; --all leaves it out."
        })
final class PollNowCommand extends FeedsSubcommand {
    @Mixin
    private NamedFeeds named;

    @Option(
            names = "--wait",
            description =
                    "Wait for the polls and print their results; exit code 1 when one failed or did not happen in time.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "With --wait: the longest wait; default: ${DEFAULT-VALUE}.",
            defaultValue = "60")
    private int timeoutSeconds;

    @Override
    public Integer call() {
        NamedFeeds names = named.checked();
        return onFeeds(session -> {
            Collection<FeedDefinition> wanted = names.of(session.store().definitions());
            List<FeedView> feeds = session.views(enabled(wanted, names.areAll()));
            session.store()
                    .write(feeds.stream()
                            .map(feed -> FeedEdits.pollNow(feed.definition(), session.now()))
                            .toList());
            if (wait) {
                return PollWait.results(session, feeds, timeoutSeconds);
            }
            session.out().println("polls asked for: " + feeds.size());
            return 0;
        });
    }

    private static List<FeedDefinition> enabled(Collection<FeedDefinition> feeds, boolean skipPaused) {
        for (FeedDefinition feed : feeds) {
            if (!feed.getEnabled() && !skipPaused) {
                throw new CourantException(feed.getUrl() + " is paused: courant feeds resume " + feed.getFeedId());
            }
        }
        return feeds.stream().filter(FeedDefinition::getEnabled).toList();
    }
}
