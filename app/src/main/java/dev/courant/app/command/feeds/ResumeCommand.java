package dev.courant.app.command.feeds;

import picocli.CommandLine.Command;

/** Resumes paused feeds. */
@Command(name = "resume", description = "Goes on polling feeds that were paused.")
final class ResumeCommand extends EnableCommand {
    ResumeCommand() {
        super(true, "resumed");
    }
}
