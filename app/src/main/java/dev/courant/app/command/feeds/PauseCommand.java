package dev.courant.app.command.feeds;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Feeds that rest. */
@Command(name = "pause", description = "Stops polling feeds for a while; what was observed is kept.")
final class PauseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private NamedFeeds named;

    @Override
    public Integer call() {
        return Switch.set(spec, named, false);
    }
}
