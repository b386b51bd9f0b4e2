package dev.courant.app.command.feeds;

import picocli.CommandLine.Command;

/** Pauses feeds. */
@Command(name = "pause", description = "Stops polling feeds for a while; what was observed is kept.")
final class PauseCommand extends EnableCommand {
    PauseCommand() {
        super(false, "paused");
    }
}
