package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedAddition.Wish;
import dev.courant.app.feeds.Subscriptions;
import dev.courant.app.lines.Input;
import dev.courant.parse.opml.Opml;
import dev.courant.parse.opml.Opml.Subscription;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Feeds of other readers. */
@Command(
        name = "import",
        description = {
            "Adds the feeds of subscription lists in OPML.",
            "Those that are there already stay as they are. A folder becomes the label folder=NAME. All lists are read before any feed is added."
        })
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|URL|-",
            description = "The lists: files, http or https URLs, or - for standard input.")
    private List<String> lists;

    @Mixin
    private DefinitionOptions definition;

    @Override
    public Integer call() {
        List<Subscription> subscriptions = lists.stream()
                .flatMap(list -> Opml.read(Input.read(list).body(), list).stream())
                .toList();
        List<Wish> wishes = Subscriptions.wishes(subscriptions, definition.options(null));
        return Session.run(spec, session -> {
            session.out()
                    .println(Additions.summary(
                            Additions.write(session, wishes, definition.update()), definition.update()));
            return 0;
        });
    }
}
