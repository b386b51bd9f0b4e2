package dev.courant.app.command.taxonomy;

import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether taxonomy files can be used. */
@Command(
        name = "validate",
        description = {
            "Checks taxonomy files: their form, their rules, and that every example is tagged as it says.",
            "Each fault is told with file, line, topic and what to write instead. Needs no cluster."
        })
final class ValidateCommand implements Callable<Integer> {
    private static final int REFUSED = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Taxonomy files, YAML in UTF-8.")
    private List<String> files;

    @Override
    public Integer call() {
        int exitCode = 0;
        TaxonomyCommand command = TaxonomyCommand.parent(spec);
        TaggerResources rules = command.rules();
        for (String file : files) {
            Optional<TaxonomyVersion> edition = command.file(file, rules, spec);
            if (edition.isPresent()) {
                spec.commandLine().getOut().println(TaxonomyText.summary(edition.get()));
            } else {
                exitCode = REFUSED;
            }
        }
        return exitCode;
    }
}
