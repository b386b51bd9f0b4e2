package dev.courant.app.command.taxonomy;

import dev.courant.app.taxonomy.TaxonomyStore;
import dev.courant.app.terminal.Times;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.version.TaxonomyFile;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.CourantException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the taxonomy in force. */
@Command(
        name = "show",
        description = {
            "Shows the taxonomy that the cluster tags by: its version, since when, and its topics.",
            "With --yaml the file itself, to change it and to publish it under a new version."
        })
final class ShowCommand extends TaxonomySubcommand {
    @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "Only this topic, with scope and examples.")
    private @Nullable String topic;

    @Option(names = "--name", paramLabel = "NAME", description = "Another taxonomy than that of COURANT_TAXONOMY.")
    private @Nullable String name;

    @Option(names = "--yaml", description = "The whole file.")
    private boolean yaml;

    @Option(names = "--shipped", description = "The taxonomy that Courant ships; needs no cluster.")
    private boolean shipped;

    @Override
    public Integer call() {
        TaxonomyCommand command = parent();
        if (shipped) {
            print(TaxonomyFile.bundled(command.rules()), "as shipped");
            return 0;
        }
        String wanted = name == null ? command.settings().taxonomy() : name;
        return onCluster(session -> {
            TaxonomyStore store = new TaxonomyStore(session.kafka());
            String origin = store.published(wanted)
                    .map(taxonomy -> "published " + Times.at(taxonomy.getPublishedAt(), session.now()))
                    .orElse("as shipped; none was published");
            print(store.inForce(wanted, command.rules()), origin);
            return 0;
        });
    }

    private void print(TaxonomyVersion version, String origin) {
        PrintWriter out = out();
        if (yaml) {
            out.print(version.definition());
            out.flush();
        } else if (topic == null) {
            out.println(TaxonomyText.summary(version));
            out.println(origin);
            out.println();
            out.println(TaxonomyText.topics(version));
        } else {
            out.println(TaxonomyText.topic(find(version, topic)));
        }
    }

    private static TopicDefinition find(TaxonomyVersion version, String id) {
        List<TopicDefinition> topics = version.taxonomy().topics();
        return topics.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new CourantException("there is no topic " + id + " in " + TaxonomyText.name(version)
                        + "; courant taxonomy show lists them"));
    }
}
