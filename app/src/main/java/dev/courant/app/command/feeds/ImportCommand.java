package dev.courant.app.command.feeds;

import dev.courant.app.answer.Input;
import dev.courant.app.feeds.FeedAddition.FeedRequest;
import dev.courant.app.feeds.Subscriptions;
import dev.courant.app.terminal.Plain;
import dev.courant.parse.opml.Opml;
import dev.courant.parse.opml.Opml.Listing;
import dev.courant.parse.opml.Opml.Subscription;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Imports feeds of other feed readers. */
@Command(
        name = "import",
        description = {
            "Adds the feeds of subscription lists in OPML.",
            "Those that exist already stay as they are. A folder becomes the label folder=NAME. All lists are read before any feed is added.",
            "A line without a usable address is named and left out; the exit code is then 1."
        })
final class ImportCommand extends FeedsSubcommand {
    private static final int LEFT_OUT = 1;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|URL|-",
            description = "The lists: files, http or https URLs, or - for standard input.")
    private List<String> lists;

    @Mixin
    private DefinitionOptions definition;

    @Override
    public Integer call() {
        List<Listing> listings = lists.stream()
                .map(list -> Opml.list(Input.read(list).body(), list))
                .toList();
        List<Subscription> subscriptions = listings.stream()
                .flatMap(listing -> listing.subscriptions().stream())
                .toList();
        List<String> problems = listings.stream()
                .flatMap(listing -> listing.problems().stream())
                .toList();
        List<FeedRequest> requests = Subscriptions.requests(subscriptions, definition.options(null));
        return onFeeds(session -> {
            session.out()
                    .println(Additions.summary(
                            Additions.write(session, requests, definition.update()), definition.update()));
            problems.forEach(problem -> session.err().println("left out: " + Plain.text(problem)));
            return problems.isEmpty() ? 0 : LEFT_OUT;
        });
    }
}
