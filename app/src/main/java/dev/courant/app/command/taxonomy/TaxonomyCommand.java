package dev.courant.app.command.taxonomy;

import dev.courant.app.cluster.ClusterSession;
import dev.courant.app.cluster.ClusterSession.Surroundings;
import dev.courant.app.lines.Input;
import dev.courant.enrich.EnrichSettings;
import dev.courant.enrich.entity.EntityFile;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyFile;
import dev.courant.enrich.version.TaxonomyLoad.Accepted;
import dev.courant.enrich.version.TaxonomyLoad.Refused;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** What an operator does with the definitions of topics. */
@Command(
        name = "taxonomy",
        description = {
            "Checks, compares, publishes and shows the definitions by which articles are tagged.",
            "",
            "A published taxonomy is in force on every instance within seconds, without a restart; the tags of each",
            "article name its version. courant retag tags older articles anew.",
            "",
            "The cluster is the one that COURANT_KAFKA_BOOTSTRAP_SERVERS names, or else that of the courant run or courant",
            "demo on this machine, or else at localhost:9092."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ValidateCommand.class,
            DiffCommand.class,
            PublishCommand.class,
            ShowCommand.class,
            TrainCommand.class
        })
public final class TaxonomyCommand {
    private final Map<String, String> environment;
    private final Clock clock;

    /** By the environment and the clock of this process. */
    public TaxonomyCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * By another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public TaxonomyCommand(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    static TaxonomyCommand parent(CommandSpec spec) {
        return (TaxonomyCommand) spec.parent().userObject();
    }

    /** How the instances tag: by which taxonomy, entities and model. */
    EnrichSettings settings() {
        return Settings.read(EnrichSettings.class, environment);
    }

    /** What its rules are applied with: all that is needed to judge it, or to train a model beside them. */
    TaggerResources rules() {
        return TaggerResources.of(EntityFile.read(settings().entities()));
    }

    /** What the instances apply it with. */
    TaggerResources aids() {
        return TaggerResources.read(settings());
    }

    Clock clock() {
        return clock;
    }

    /** Has a command work on the cluster. */
    int onCluster(CommandSpec spec, ToIntFunction<ClusterSession> work) {
        PrintWriter out = spec.commandLine().getOut();
        return ClusterSession.run(
                new Surroundings(environment, clock, out, spec.commandLine().getErr()), work);
    }

    /**
     * The edition in a file.
     *
     * @param aids what it is applied with
     * @return the edition; empty when it is refused, and why is printed already
     * @throws CourantException when the file cannot be read
     */
    Optional<TaxonomyVersion> file(String name, TaggerResources aids, CommandSpec spec) {
        return switch (TaxonomyFile.parse(Input.file(name), name, aids)) {
            case Accepted(TaxonomyVersion edition) -> Optional.of(edition);
            case Refused(var problems) -> {
                problems.forEach(problem -> spec.commandLine().getErr().println(problem));
                spec.commandLine().getErr().flush();
                yield Optional.empty();
            }
        };
    }
}
