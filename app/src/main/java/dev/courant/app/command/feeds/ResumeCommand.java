package dev.courant.app.command.feeds;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Feeds that rest no longer. */
@Command(name = "resume", description = "Goes on polling feeds that were paused.")
final class ResumeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private NamedFeeds named;

    @Override
    public Integer call() {
        return Switch.set(spec, named, true);
    }
}
