package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedNames;
import dev.courant.schemas.FeedDefinition;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The feeds that a command changes: those that are named, or all with {@code --all}. */
final class NamedFeeds {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "ID|URL", description = "The feeds.")
    private @Nullable List<String> names;

    @Option(names = "--all", description = "All feeds.")
    private boolean all;

    /** Checks the options; call it before anything is changed. */
    NamedFeeds checked() {
        if (all == (names != null)) {
            throw new ParameterException(spec.commandLine(), "Name feeds by id or URL, or else give --all.");
        }
        return this;
    }

    boolean areAll() {
        return all;
    }

    Collection<FeedDefinition> of(Collection<FeedDefinition> known) {
        return names == null ? known : FeedNames.resolve(names, known);
    }
}
