package dev.courant.app.command.taxonomy;

import dev.courant.app.cluster.ClusterSession;
import dev.courant.app.taxonomy.TaxonomyStore;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.CourantException;
import dev.courant.schemas.Taxonomy;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Publishes a taxonomy for the instances of a cluster. */
@Command(
        name = "publish",
        description = {
            "Checks a taxonomy file and puts it in force: instances tag by it within seconds.",
            "A file with a fault is not published. Changed definitions need a new version, since tags name it."
        })
final class PublishCommand extends TaxonomySubcommand {
    @Parameters(paramLabel = "FILE", description = "The taxonomy file, YAML in UTF-8.")
    private String file;

    @Override
    public Integer call() {
        TaxonomyCommand command = parent();
        Optional<TaxonomyVersion> version = read(file, command.rules());
        return version.map(next -> onCluster(session -> publish(session, next, command)))
                .orElse(REFUSED);
    }

    private int publish(ClusterSession session, TaxonomyVersion next, TaxonomyCommand command) {
        TaxonomyStore store = new TaxonomyStore(session.kafka());
        Optional<Taxonomy> before = store.published(next.name());
        if (before.isPresent() && before.get().getDefinition().equals(next.definition())) {
            session.out().println("there already: " + TaxonomyText.summary(next));
            return 0;
        }
        if (before.isPresent() && before.get().getVersion().equals(next.version())) {
            throw new CourantException(file + ": version " + next.version() + " of " + next.name()
                    + " is published with other definitions; give it a new version");
        }
        store.publish(next, session.now());
        session.out().println("published: " + TaxonomyText.summary(next));
        String followed = command.settings().taxonomy();
        if (!followed.equals(next.name())) {
            session.err()
                    .println("note: COURANT_TAXONOMY is " + followed + " here; only instances where it is "
                            + next.name() + " tag by this");
        }
        return 0;
    }
}
