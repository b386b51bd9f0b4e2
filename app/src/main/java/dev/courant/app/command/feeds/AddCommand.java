package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedAddition;
import dev.courant.app.feeds.FeedAddition.FeedRequest;
import dev.courant.app.feeds.FeedOptions;
import dev.courant.app.feeds.FeedUrls;
import dev.courant.app.terminal.Plain;
import dev.courant.schemas.FeedDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds feeds. */
@Command(
        name = "add",
        description = {
            "Adds feeds; those that exist already stay as they are.",
            "All URLs are checked before any feed is added."
        })
final class AddCommand extends FeedsSubcommand {
    @Parameters(arity = "1..*", paramLabel = "URL", description = "The feeds; with --discover, or web sites.")
    private List<String> urls;

    @Option(names = "--title", paramLabel = "TEXT", description = "Your name for the feed; default: its own.")
    private @Nullable String title;

    @Option(
            names = "--discover",
            description = "Fetch each URL; where it is a page of a web site, add the first feed that the site offers.")
    private boolean discover;

    @Mixin
    private DefinitionOptions definition;

    @Override
    public Integer call() {
        if (title != null && urls.size() > 1) {
            throw misuse("--title names one feed: give one URL.");
        }
        if (!discover) {
            urls.forEach(FeedUrls::check);
        }
        FeedOptions options = definition.options(title);
        List<FeedRequest> requests =
                found().stream().map(url -> new FeedRequest(url, options)).toList();
        return onFeeds(session -> {
            List<FeedAddition> additions = Additions.write(session, requests, definition.update());
            additions.forEach(addition -> session.out().println(line(addition)));
            session.out().println(Additions.summary(additions, definition.update()));
            return 0;
        });
    }

    private List<String> found() {
        return discover ? SiteFeeds.first(urls, environment(), err()) : urls;
    }

    private static String line(FeedAddition addition) {
        FeedDefinition feed = addition.definition();
        String what = switch (addition.kind()) {
            case ADDED -> "added  ";
            case EXISTING -> "there  ";
            case UPDATED -> "updated";
        };
        return what + "  " + feed.getFeedId() + "  " + Plain.text(feed.getUrl());
    }
}
