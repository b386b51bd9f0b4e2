package dev.courant.app.command.archive;

import dev.courant.app.terminal.Plain;
import dev.courant.ingest.archive.Archive;
import dev.courant.ingest.archive.ArchivedCapture;
import dev.courant.ingest.archive.ArchivedPage;
import dev.courant.runtime.CourantException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a publisher sent. */
@Command(
        name = "get",
        description = {
            "Prints what the publisher sent for a URL: the body without its compression, byte for byte.",
            "Ends with exit code 1 when the archive has nothing of it."
        })
final class GetPageCommand implements Callable<Integer> {
    private static final int NOTHING = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOption archive;

    @Parameters(paramLabel = "URL", description = "The URL of a page or feed, as it was asked for.")
    private String url;

    @Option(
            names = "--at",
            paramLabel = "WHEN",
            description = "The last capture up to then: a duration such as 12h ago, a date, or a time in ISO 8601;"
                    + " default: the last of all.")
    private @Nullable String at;

    @Option(names = "--headers", description = "Print the status line and the headers before the body.")
    private boolean headers;

    @Option(names = "--raw", description = "Print the body as it came, with its compression.")
    private boolean raw;

    @Override
    public Integer call() {
        Instant until = archive.time(at, "--at", archive.command().now());
        Archive opened = archive.open(archive.command().environment());
        List<ArchivedCapture> captures = opened.find(url);
        Optional<ArchivedCapture> wanted = captures.stream()
                .filter(capture -> until == null || !capture.at().isAfter(until))
                .reduce((earlier, later) -> later);
        if (wanted.isEmpty()) {
            return nothing(
                    captures.isEmpty()
                            ? "the archive has nothing of " + url
                            : "the archive has nothing of " + url + " up to " + until + "; the first is of "
                                    + captures.getFirst().at());
        }
        Optional<ArchivedPage> page = opened.read(wanted.get());
        if (page.isEmpty()) {
            return nothing(url + " was the same at " + wanted.get().at()
                    + " as before, and what it was then is no longer in the archive");
        }
        print(page.get());
        return 0;
    }

    private int nothing(String why) {
        spec.commandLine().getErr().println("courant: " + Plain.text(why));
        return NOTHING;
    }

    /** The body goes out as bytes: a writer would change those of another charset. */
    private void print(ArchivedPage page) {
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.flush();
        OutputStream out = System.out;
        try (InputStream body = raw ? new ByteArrayInputStream(page.body()) : page.decoded()) {
            if (headers) {
                String lines = page.head().lines().collect(Collectors.joining("\n"));
                out.write((lines + "\n\n").getBytes(StandardCharsets.UTF_8));
            }
            body.transferTo(out);
            out.flush();
        } catch (IOException e) {
            throw new CourantException(page.url() + " cannot be printed: " + e.getMessage() + "; try --raw", e);
        }
    }
}
