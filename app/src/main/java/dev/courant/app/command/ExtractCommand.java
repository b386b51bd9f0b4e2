package dev.courant.app.command;

import dev.courant.app.answer.ExtractAnswer;
import dev.courant.ingest.site.ReloadingSiteRules;
import dev.courant.parse.extract.Extractor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Extracts the article of a page as the scraper does. */
@Command(
        name = "extract",
        description = {
            "Extracts the article from an HTML page: text, title, authors, dates and more, as JSON.",
            "",
            "With --jsonl, each line is {\"id\", \"url\", \"html\"}; html is the path of a file, which may end in .gz."
        })
public final class ExtractCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DocumentOptions input;

    @Option(names = "--url", paramLabel = "URL", description = "URL of the page, when it is given as a file.")
    private @Nullable String url;

    @Option(
            names = "--explain",
            description =
                    "Print, for people, each block of the page: kept or dropped, the step that decided, and its score.")
    private boolean explain;

    @Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "Site rules to try first: a YAML file, or a directory of such files.")
    private String rules = "";

    @Override
    public Integer call() {
        if (!rules.isBlank() && !Files.exists(Path.of(rules))) {
            throw new ParameterException(
                    spec.commandLine(), "--rules=" + rules + ": there is no such file or directory.");
        }
        ExtractAnswer answer =
                new ExtractAnswer(Extractor.withRules(ReloadingSiteRules.of(rules, InstantSource.system())));
        if (explain) {
            return input.print(page -> answer.explain(page.withUrl(url)));
        }
        return input.answer(answer, page -> answer.extract(page.withUrl(url)));
    }
}
