package dev.courant.app.command;

import dev.courant.app.lines.ExtractAnswer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the scraper sees in a page. */
@Command(
        name = "extract",
        description = {
            "Extracts the article from an HTML page: text, title, authors, dates and more, as JSON.",
            "",
            "With --jsonl, each line is {\"id\", \"url\", \"html\"}; html is the path of a file, which may end in .gz."
        })
public final class ExtractCommand implements Callable<Integer> {
    @Mixin
    private DocumentOptions input;

    @Option(names = "--url", paramLabel = "URL", description = "Where the page was found, when it is given as a file.")
    private @Nullable String url;

    @Override
    public Integer call() {
        ExtractAnswer answer = new ExtractAnswer();
        return input.answer(answer, page -> answer.extract(page.foundAt(url)));
    }
}
