package dev.courant.app.command.feeds;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which feeds a site has. */
@Command(
        name = "discover",
        description = {
            "Prints the feeds that a web site offers, best first.",
            "Fetches the page, and what else it takes to know. Needs no cluster. To add the first one: @|bold courant feeds add --discover URL|@."
        })
final class DiscoverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "A page of the site.")
    private String url;

    @Override
    public Integer call() {
        SiteFeeds.of(url, Session.parent(spec).environment())
                .forEach(feed -> spec.commandLine().getOut().println(SiteFeeds.line(feed)));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
