package dev.courant.app.command.archive;

import dev.courant.app.terminal.Times;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which archive, for all commands on it. */
final class ArchiveOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "The folder of the archive; default: that of COURANT_ARCHIVE.")
    private @Nullable Path folder;

    /** Returns the command above, which knows environment and time. */
    ArchiveCommand command() {
        return (ArchiveCommand) spec.parent().userObject();
    }

    @Nullable
    Path folder() {
        return folder;
    }

    /** Reads a time that an option gives; null when it does not. */
    @Nullable
    Instant time(@Nullable String text, String option, Instant now) {
        try {
            return text == null ? null : Times.past(text, now);
        } catch (IllegalArgumentException e) {
            throw misuse(option + "=" + text + ": " + e.getMessage() + ".");
        }
    }

    ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
