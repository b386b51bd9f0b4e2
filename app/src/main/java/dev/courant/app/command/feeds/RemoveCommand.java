package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedNames;
import dev.courant.app.terminal.Plain;
import dev.courant.schemas.FeedDefinition;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes feeds. */
@Command(
        name = "remove",
        description = {
            "Removes feeds and what was observed of them.",
            "Articles stay. To stop for a while and go on later, see @|bold courant feeds pause|@."
        })
final class RemoveCommand extends FeedsSubcommand {
    @Parameters(arity = "1..*", paramLabel = "ID|URL", description = "The feeds.")
    private List<String> names;

    @Override
    public Integer call() {
        return onFeeds(session -> {
            List<FeedDefinition> feeds =
                    FeedNames.resolve(names, session.store().definitions());
            session.store().remove(feeds.stream().map(FeedDefinition::getFeedId).toList());
            feeds.forEach(
                    feed -> session.out().println("removed  " + feed.getFeedId() + "  " + Plain.text(feed.getUrl())));
            return 0;
        });
    }
}
