package dev.courant.app.command.taxonomy;

import dev.courant.app.taxonomy.ArticleSample;
import dev.courant.app.taxonomy.TaxonomyStore;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyDiff;
import dev.courant.enrich.version.TaxonomyVersion;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a taxonomy would change. */
@Command(
        name = "diff",
        description = {
            "Tags a sample of articles by two editions, and shows whose topics would change and why.",
            "Compares FILE with the edition in force, on the last articles of the cluster; --against and --articles take",
            "both from files, and then no cluster is needed."
        })
final class DiffCommand implements Callable<Integer> {
    private static final int REFUSED = 1;

    @Spec
    private CommandSpec spec;

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
            description = "So many of the cluster's articles; default: ${DEFAULT-VALUE}.",
            defaultValue = "1000")
    private int sample;

    @Option(
            names = "--show",
            paramLabel = "N",
            description = "So many changed articles in full; default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int show;

    @Override
    public Integer call() {
        TaxonomyCommand command = TaxonomyCommand.parent(spec);
        TaggerResources aids = command.aids();
        Optional<TaxonomyVersion> after = command.file(file, aids, spec);
        Optional<TaxonomyVersion> before = against == null ? Optional.empty() : command.file(against, aids, spec);
        if (after.isEmpty() || against != null && before.isEmpty()) {
            return REFUSED;
        }
        Map<String, TaggableText> given = articles == null ? null : ArticleSample.file(articles);
        if (before.isPresent() && given != null) {
            print(before.get(), after.get(), given);
            return 0;
        }
        return command.onCluster(spec, session -> {
            print(
                    before.orElseGet(() -> new TaxonomyStore(session.kafka())
                            .inForce(command.settings().taxonomy(), aids)),
                    after.get(),
                    given == null ? ArticleSample.newest(session.kafka(), sample) : given);
            return 0;
        });
    }

    private void print(TaxonomyVersion before, TaxonomyVersion after, Map<String, TaggableText> texts) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(TaxonomyText.name(before) + " -> " + TaxonomyText.name(after));
        out.println(DiffText.of(TaxonomyDiff.between(before, after, texts.entrySet()), texts, show));
    }
}
