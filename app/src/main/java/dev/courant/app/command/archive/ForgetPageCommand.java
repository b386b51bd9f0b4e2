package dev.courant.app.command.archive;

import dev.courant.app.terminal.Plain;
import dev.courant.ingest.archive.ArchiveForgetting;
import dev.courant.ingest.archive.ArchiveForgetting.Result;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes a URL or a host from an archive for good. */
@Command(
        name = "forget",
        description = {
            "Removes all that the archive has of a URL, or of a host and those below it, and archives nothing of it from"
                    + " then on. The URL counts in all its spellings: with http and https, with and without www, in"
                    + " capital and small letters.",
            "",
            "The files are written anew without it; instances complete the file that they are writing first. The file"
                    + " forgotten.log keeps a hash of what was forgotten and when, not the URL. Articles in PostgreSQL"
                    + " and records in Kafka are not touched.",
            "",
            "Ends with exit code 1 when a file may still have some of it, which a line names."
        })
final class ForgetPageCommand implements Callable<Integer> {
    private static final int LEFT = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOption archive;

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** What to forget. */
    private static final class What {
        @Parameters(paramLabel = "URL", description = "The URL.")
        private @Nullable String url;

        @Option(names = "--host", paramLabel = "HOST", description = "A host, with those below it.")
        private @Nullable String host;
    }

    @Override
    public Integer call() throws InterruptedException {
        Result result =
                forget(new ArchiveForgetting(archive.folder(archive.command().environment()), PATIENCE));
        PrintWriter out = spec.commandLine().getOut();
        out.println("removed " + result.records() + " records from " + result.files() + " files");
        out.flush();
        result.problems().forEach(problem -> spec.commandLine().getErr().println("courant: " + Plain.text(problem)));
        return result.problems().isEmpty() ? 0 : LEFT;
    }

    private Result forget(ArchiveForgetting forgetting) throws InterruptedException {
        if (what.host != null) {
            return forgetting.host(what.host, archive.command().now());
        }
        String url = what.url == null ? "" : what.url;
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw archive.misuse(url + ": write an absolute http or https URL, or --host HOST.");
        }
        return forgetting.url(url, archive.command().now());
    }
}
