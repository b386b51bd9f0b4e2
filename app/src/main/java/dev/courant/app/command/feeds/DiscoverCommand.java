package dev.courant.app.command.feeds;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Finds the feeds of a web site. */
@Command(
        name = "discover",
        description = {
            "Prints the feeds that a web site offers, best first.",
            "Fetches the page and the documents it links to as feeds. Needs no cluster. To add the first one: @|bold courant feeds add --discover URL|@."
        })
final class DiscoverCommand extends FeedsSubcommand {
    @Parameters(paramLabel = "URL", description = "A page of the site.")
    private String url;

    @Override
    public Integer call() {
        SiteFeeds.of(url, environment()).forEach(feed -> out().println(SiteFeeds.line(feed)));
        out().flush();
        return 0;
    }
}
