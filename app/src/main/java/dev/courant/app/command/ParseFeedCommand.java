package dev.courant.app.command;

import dev.courant.app.answer.FeedAnswer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a feed as the poller does. */
@Command(
        name = "parse-feed",
        description = {
            "Reads a feed, RSS, Atom or JSON Feed, however broken, and prints it in one neutral form, as JSON.",
            "",
            "With --jsonl, each line is {\"id\", \"file\", \"url\"?, \"headers\"?}; file may end in .gz."
        })
public final class ParseFeedCommand implements Callable<Integer> {
    @Mixin
    private DocumentOptions input;

    @Option(names = "--url", paramLabel = "URL", description = "URL of the feed, when it is given as a file.")
    private @Nullable String url;

    @Override
    public Integer call() {
        FeedAnswer answer = new FeedAnswer();
        return input.answer(answer, feed -> answer.read(feed.withUrl(url)));
    }
}
