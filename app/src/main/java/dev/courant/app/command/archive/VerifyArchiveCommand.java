package dev.courant.app.command.archive;

import dev.courant.app.terminal.Plain;
import dev.courant.ingest.archive.ArchiveCheck;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks an archive. */
@Command(
        name = "verify",
        description = {
            "Reads the whole archive and holds each record against its digests, and each index against its file.",
            "Ends with exit code 1 when something is wrong, a line each."
        })
final class VerifyArchiveCommand implements Callable<Integer> {
    private static final int WRONG = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOption archive;

    @Override
    public Integer call() {
        ArchiveCheck.Result result =
                ArchiveCheck.of(archive.folder(archive.command().environment()));
        PrintWriter out = spec.commandLine().getOut();
        result.problems().forEach(problem -> out.println("wrong: " + Plain.text(problem)));
        result.notes().forEach(note -> out.println("note: " + Plain.text(note)));
        out.println(result.files() + " files, " + result.records() + " records, "
                + result.problems().size() + " problems");
        out.flush();
        return result.problems().isEmpty() ? 0 : WRONG;
    }
}
