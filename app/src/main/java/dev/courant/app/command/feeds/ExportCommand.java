package dev.courant.app.command.feeds;

import dev.courant.app.command.feeds.text.OpmlText;
import dev.courant.app.feeds.Subscriptions;
import dev.courant.parse.opml.Opml.Subscription;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Exports feeds for other feed readers. */
@Command(
        name = "export",
        description = {
            "Writes all feeds as a subscription list in OPML.",
            "Paused feeds are included. Every feed reader can import such a list.",
            "Pauses, labels, languages and intervals are in it as well; @|bold courant feeds import|@ reads them."
        })
final class ExportCommand extends FeedsSubcommand {
    private static final String TITLE = "Courant feeds";

    private static final Path STANDARD_OUTPUT = Path.of("-");

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|-",
            description = "The file to write; default, or -: standard output.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        return onFeeds(session -> {
            List<Subscription> subscriptions =
                    session.views().stream().map(Subscriptions::of).toList();
            String opml = OpmlText.of(TITLE, subscriptions);
            if (file == null || file.equals(STANDARD_OUTPUT)) {
                session.out().println(opml.strip());
            } else {
                write(file, opml);
                session.err().println("feeds exported: " + subscriptions.size());
            }
            return 0;
        });
    }

    private static void write(Path file, String text) {
        try {
            var unused = Files.writeString(file, text);
        } catch (IOException e) {
            throw new CourantException(file + ": cannot be written: " + e, e);
        }
    }
}
