package dev.courant.app.command.taxonomy;

import dev.courant.app.cluster.ClusterSession;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyVersion;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command of {@code courant taxonomy}. */
abstract class TaxonomySubcommand implements Callable<Integer> {
    /** The exit code when a taxonomy file has faults, which are printed. */
    static final int REFUSED = 1;

    @Spec
    private CommandSpec spec;

    final TaxonomyCommand parent() {
        return (TaxonomyCommand) spec.parent().userObject();
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Reads a taxonomy file; empty when it has faults, which are printed then. */
    final Optional<TaxonomyVersion> read(String file, TaggerResources resources) {
        return parent().read(file, resources, err());
    }

    final ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    final int onCluster(ToIntFunction<ClusterSession> work) {
        return parent().onCluster(spec, work);
    }
}
