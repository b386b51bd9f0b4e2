package dev.courant.app.command.taxonomy;

import dev.courant.app.answer.Input;
import dev.courant.app.cluster.ClusterCommand;
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
import picocli.CommandLine.Command;

/** Manages the definitions of topics. */
@Command(
        name = "taxonomy",
        description = {
            "Checks, compares, publishes and shows the definitions by which articles are tagged.",
            "",
            "A published taxonomy is in force on every instance within seconds, without a restart; the tags of each",
            "article name its version. courant retag tags older articles again.",
            "",
            ClusterCommand.WHICH_CLUSTER
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ValidateCommand.class,
            DiffCommand.class,
            PublishCommand.class,
            ShowCommand.class,
            EvaluateCommand.class,
            TrainCommand.class
        })
public final class TaxonomyCommand extends ClusterCommand {
    /** Creates the command with the environment and the clock of this process. */
    public TaxonomyCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates the command with another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public TaxonomyCommand(Map<String, String> environment, Clock clock) {
        super(environment, clock);
    }

    /** Returns the settings of the instances: taxonomy, entities and model. */
    EnrichSettings settings() {
        return Settings.read(EnrichSettings.class, environment());
    }

    /** Returns the resources for applying rules alone, which is enough to check a taxonomy or to train a model. */
    TaggerResources rules() {
        return TaggerResources.of(EntityFile.read(settings().entities()));
    }

    /** Returns the resources that the instances tag with: rules and model. */
    TaggerResources resources() {
        return TaggerResources.read(settings());
    }

    /**
     * Reads a taxonomy file.
     *
     * @param resources the resources to apply it with
     * @param faults receives the faults, one line each
     * @return the taxonomy; empty when it has faults
     * @throws CourantException when the file cannot be read
     */
    Optional<TaxonomyVersion> read(String file, TaggerResources resources, PrintWriter faults) {
        return switch (TaxonomyFile.parse(Input.file(file), file, resources)) {
            case Accepted(TaxonomyVersion version) -> Optional.of(version);
            case Refused(var problems) -> {
                problems.forEach(faults::println);
                faults.flush();
                yield Optional.empty();
            }
        };
    }
}
