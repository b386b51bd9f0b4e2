package dev.courant.app.command;

import dev.courant.app.lines.TagAnswer;
import dev.courant.enrich.tag.TaggableText;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the tagger says of a text. */
@Command(
        name = "tag",
        description = {
            "Tags a plain text with topics, each with the passages that earned it, as JSON.",
            "",
            "With --jsonl, each line is {\"id\", \"title\", \"text\", \"language\"?}.",
            "Offsets count UTF-16 code units."
        })
public final class TagCommand implements Callable<Integer> {
    @Mixin
    private DocumentOptions input;

    @Option(names = "--title", paramLabel = "TITLE", description = "The headline of the text.", defaultValue = "")
    private String title;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "The language of the text, such as es; default: found out.")
    private @Nullable String language;

    @Option(
            names = "--min-score",
            paramLabel = "X",
            description = "Lowest score shown, 0 to 1; default: the taxonomy's threshold.")
    private @Nullable Double minScore;

    @Override
    public Integer call() {
        TagAnswer answer = new TagAnswer(minScore == null ? OptionalDouble.empty() : OptionalDouble.of(minScore));
        return input.answer(
                answer,
                text -> answer.tag(new TaggableText(title, new String(text.body(), StandardCharsets.UTF_8), language)));
    }
}
