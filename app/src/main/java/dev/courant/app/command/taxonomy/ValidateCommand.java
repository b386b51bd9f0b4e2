package dev.courant.app.command.taxonomy;

import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyReview;
import dev.courant.enrich.version.TaxonomyVersion;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks taxonomy files. */
@Command(
        name = "validate",
        description = {
            "Checks taxonomy files: their form, their rules, and that every example is tagged as it says.",
            "Each fault is reported with file, line, topic and what to write instead. Needs no cluster.",
            "",
            "Warns, without refusing the file, of rules that rest on one word, of topics that rest on hints, and of phrases"
                    + " that stand for a function word of their language."
        })
final class ValidateCommand extends TaxonomySubcommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Taxonomy files, YAML in UTF-8.")
    private List<String> files;

    @Override
    public Integer call() {
        int exitCode = 0;
        TaggerResources rules = parent().rules();
        for (String file : files) {
            Optional<TaxonomyVersion> version = read(file, rules);
            if (version.isPresent()) {
                TaxonomyReview.of(version.get().taxonomy(), file).forEach(err()::println);
                out().println(TaxonomyText.summary(version.get()));
            } else {
                exitCode = REFUSED;
            }
        }
        return exitCode;
    }
}
