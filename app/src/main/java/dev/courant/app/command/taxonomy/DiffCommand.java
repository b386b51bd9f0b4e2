package dev.courant.app.command.taxonomy;

import dev.courant.app.taxonomy.ArticleSample;
import dev.courant.app.taxonomy.TaxonomyStore;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyDiff;
import dev.courant.enrich.version.TaxonomyVersion;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a taxonomy file with the version in force. */
@Command(
        name = "diff",
        description = {
            "Tags a sample of articles by two versions, and shows which articles would change topics and why.",
            "Compares FILE with the version in force, on the last articles of the cluster; --against and --articles take",
            "both from files, and then no cluster is needed."
        })
final class DiffCommand extends TaxonomySubcommand {
    @Parameters(paramLabel = "FILE", description = "The taxonomy file that would be published.")
    private String file;

    @Option(names = "--against", paramLabel = "FILE", description = "Compare with this file.")
    private @Nullable String against;

    @Option(
            names = "--articles",
            paramLabel = "FILE",
            description = "Take these articles: JSON Lines {\"id\"?, \"title\"?, \"text\", \"language\"?}.")
    private @Nullable String articles;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Number of the cluster's articles; default: ${DEFAULT-VALUE}.",
            defaultValue = "1000")
    private int sample;

    @Option(
            names = "--show",
            paramLabel = "N",
            description = "Number of changed articles shown in full; default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int show;

    @Override
    public Integer call() {
        TaxonomyCommand command = parent();
        TaggerResources resources = command.resources();
        Optional<TaxonomyVersion> after = read(file, resources);
        Optional<TaxonomyVersion> before = against == null ? Optional.empty() : read(against, resources);
        if (after.isEmpty() || against != null && before.isEmpty()) {
            return REFUSED;
        }
        Map<String, TaggableText> given = articles == null ? null : ArticleSample.file(articles);
        if (before.isPresent() && given != null) {
            print(before.get(), after.get(), given);
            return 0;
        }
        return onCluster(session -> {
            print(
                    before.orElseGet(() -> new TaxonomyStore(session.kafka())
                            .inForce(command.settings().taxonomy(), resources)),
                    after.get(),
                    given == null ? ArticleSample.newest(session.kafka(), sample) : given);
            return 0;
        });
    }

    private void print(TaxonomyVersion before, TaxonomyVersion after, Map<String, TaggableText> texts) {
        out().println(TaxonomyText.name(before) + " -> " + TaxonomyText.name(after));
        out().println(DiffText.of(TaxonomyDiff.between(before, after, texts.entrySet()), texts, show));
    }
}
