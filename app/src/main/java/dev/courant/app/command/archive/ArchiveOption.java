package dev.courant.app.command.archive;

import dev.courant.app.terminal.Times;
import dev.courant.ingest.archive.Archive;
import dev.courant.ingest.archive.ArchiveSettings;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which archive, for all commands on it. */
public final class ArchiveOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "The folder of the archive; default: that of COURANT_ARCHIVE.")
    private @Nullable Path folder;

    /** Returns the command above, where that is one on the archive; it knows environment and time. */
    ArchiveCommand command() {
        return (ArchiveCommand) spec.parent().userObject();
    }

    /** For picocli. */
    public ArchiveOption() {}

    /**
     * Opens the archive.
     *
     * @param environment names of settings to values
     * @return the archive
     * @throws CourantException when none is named, or it cannot be read
     */
    public Archive open(Map<String, String> environment) {
        return Archive.open(folder(environment));
    }

    Path folder(Map<String, String> environment) {
        if (folder != null) {
            return folder;
        }
        ArchiveSettings settings = Settings.read(ArchiveSettings.class, environment);
        if (!settings.isOn()) {
            throw new CourantException("no archive is named: write --archive DIR, or set COURANT_ARCHIVE");
        }
        return settings.path();
    }

    /**
     * Reads a time that an option gives.
     *
     * @param text what was written; null: nothing
     * @param option the option
     * @param now the time from which a duration is counted back
     * @return the time; null when the option is not given
     * @throws ParameterException when it is none
     */
    public @Nullable Instant time(@Nullable String text, String option, Instant now) {
        try {
            return text == null ? null : Times.past(text, now);
        } catch (IllegalArgumentException e) {
            throw misuse(option + "=" + text + ": " + e.getMessage() + ".");
        }
    }

    /**
     * Returns what is thrown when the command was misused.
     *
     * @param message one sentence that says what to write
     * @return the exception
     */
    public ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
