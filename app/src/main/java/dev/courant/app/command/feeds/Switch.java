package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedEdits;
import dev.courant.app.terminal.Plain;
import dev.courant.schemas.FeedDefinition;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Pauses and resumes. */
final class Switch {
    private Switch() {}

    static int set(CommandSpec spec, NamedFeeds named, boolean enabled) {
        NamedFeeds names = named.checked();
        return Session.run(spec, session -> {
            Collection<FeedDefinition> feeds = names.of(session.store().definitions());
            List<FeedDefinition> changed =
                    feeds.stream().filter(feed -> feed.getEnabled() != enabled).toList();
            session.store()
                    .write(changed.stream()
                            .map(feed -> FeedEdits.enabled(feed, enabled))
                            .toList());
            String did = enabled ? "resumed" : "paused";
            changed.forEach(
                    feed -> session.out().println(did + "  " + feed.getFeedId() + "  " + Plain.text(feed.getUrl())));
            session.out().printf("feeds %s: %d, already so: %d%n", did, changed.size(), feeds.size() - changed.size());
            return 0;
        });
    }
}
