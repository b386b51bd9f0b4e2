package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedNames;
import dev.courant.app.terminal.Plain;
import dev.courant.schemas.FeedDefinition;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Feeds that are polled no more. */
@Command(
        name = "remove",
        description = {
            "Removes feeds and forgets what was observed of them.",
            "Articles stay. To stop for a while and go on later, see @|bold courant feeds pause|@."
        })
final class RemoveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "ID|URL", description = "The feeds.")
    private List<String> names;

    @Override
    public Integer call() {
        return Session.run(spec, session -> {
            List<FeedDefinition> feeds =
                    FeedNames.resolve(names, session.store().definitions());
            session.store().remove(feeds.stream().map(FeedDefinition::getFeedId).toList());
            feeds.forEach(
                    feed -> session.out().println("removed  " + feed.getFeedId() + "  " + Plain.text(feed.getUrl())));
            return 0;
        });
    }
}
