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

/** How commands take the feeds they change: by name, or all of them when that is said. */
final class NamedFeeds {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "ID|URL", description = "The feeds.")
    private @Nullable List<String> names;

    @Option(names = "--all", description = "All feeds.")
    private boolean all;

    /** To be called before anything else is done. */
    NamedFeeds checked() {
        if (all == (names != null)) {
            throw new ParameterException(spec.commandLine(), "Name feeds by id or URL, or else say --all.");
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
