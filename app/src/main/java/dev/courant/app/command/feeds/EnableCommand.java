package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedEdits;
import dev.courant.app.terminal.Plain;
import dev.courant.schemas.FeedDefinition;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Mixin;

/** Switches the polling of feeds on or off. */
abstract class EnableCommand extends FeedsSubcommand {
    private final boolean enabled;
    private final String done;

    @Mixin
    private NamedFeeds named;

    EnableCommand(boolean enabled, String done) {
        this.enabled = enabled;
        this.done = done;
    }

    @Override
    public Integer call() {
        NamedFeeds names = named.checked();
        return onFeeds(session -> {
            Collection<FeedDefinition> feeds = names.of(session.store().definitions());
            List<FeedDefinition> changed =
                    feeds.stream().filter(feed -> feed.getEnabled() != enabled).toList();
            session.store()
                    .write(changed.stream()
                            .map(feed -> FeedEdits.enabled(feed, enabled))
                            .toList());
            changed.forEach(
                    feed -> session.out().println(done + "  " + feed.getFeedId() + "  " + Plain.text(feed.getUrl())));
            session.out().printf("feeds %s: %d, already so: %d%n", done, changed.size(), feeds.size() - changed.size());
            return 0;
        });
    }
}
