package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedEdits;
import dev.courant.app.feeds.FeedView;
import dev.courant.runtime.CourantException;
import dev.courant.schemas.FeedDefinition;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Polls out of turn. */
@Command(
        name = "poll-now",
        description = {
            "Has feeds polled at once, out of turn.",
            "That includes feeds that were gone or duplicates. Feeds on one host are still polled one after another.",
            "A paused feed has to be resumed first; --all passes it over."
        })
final class PollNowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private NamedFeeds named;

    @Option(
            names = "--wait",
            description =
                    "Wait for the polls and print what they came to; exit code 1 when one failed or did not come.")
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
        return Session.run(spec, session -> {
            Collection<FeedDefinition> wanted = names.of(session.store().definitions());
            List<FeedView> feeds = session.views(awake(wanted, names.areAll()));
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

    private static List<FeedDefinition> awake(Collection<FeedDefinition> feeds, boolean quietly) {
        for (FeedDefinition feed : feeds) {
            if (!feed.getEnabled() && !quietly) {
                throw new CourantException(feed.getUrl() + " is paused: courant feeds resume " + feed.getFeedId());
            }
        }
        return feeds.stream().filter(FeedDefinition::getEnabled).toList();
    }
}
