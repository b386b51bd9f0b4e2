package dev.courant.app.command.archive;

import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.RecordJson;
import dev.courant.ingest.archive.ArchivedCapture;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what an archive has. */
@Command(
        name = "list",
        description = "Lists what the archive has, the oldest first: time, status, size in the archive, URL.")
final class ListCapturesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOption archive;

    @Option(names = "--host", paramLabel = "HOST", description = "Only of this host and those below it.")
    private @Nullable String host;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Only since then: a duration such as 12h, a date, or a time in ISO 8601.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Only before then.")
    private @Nullable String until;

    @Option(names = "--json", description = "One line of JSON for each.")
    private boolean json;

    @Override
    public Integer call() {
        Instant from = archive.time(since, "--since", archive.command().now());
        Instant to = archive.time(until, "--until", archive.command().now());
        if (from != null && to != null && !from.isBefore(to)) {
            throw archive.misuse("--since must be before --until.");
        }
        List<ArchivedCapture> captures =
                archive.open(archive.command().environment()).list(host, from, to);
        PrintWriter out = spec.commandLine().getOut();
        captures.forEach(capture -> out.println(json ? RecordJson.line(fields(capture)) : line(capture)));
        out.flush();
        return 0;
    }

    private static String line(ArchivedCapture capture) {
        return capture.at() + "  " + capture.status() + "  " + String.format("%9d", capture.length()) + "  "
                + Plain.text(capture.url()) + (capture.repeats() ? "  (unchanged)" : "");
    }

    private static Map<String, @Nullable Object> fields(ArchivedCapture capture) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("url", capture.url());
        fields.put("at", capture.at().toString());
        fields.put("status", capture.status());
        fields.put("mediaType", capture.mediaType());
        fields.put("digest", capture.digest());
        fields.put("unchanged", capture.repeats());
        fields.put("file", capture.position().file().getFileName().toString());
        fields.put("offset", capture.position().offset());
        fields.put("length", capture.length());
        return fields;
    }
}
