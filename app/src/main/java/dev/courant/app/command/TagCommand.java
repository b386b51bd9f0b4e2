package dev.courant.app.command;

import dev.courant.app.answer.Input;
import dev.courant.app.answer.TagAnswer;
import dev.courant.enrich.EnrichSettings;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyFile;
import dev.courant.enrich.version.TaxonomyLoad.Accepted;
import dev.courant.enrich.version.TaxonomyLoad.Refused;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tags a text as enrich does. */
@Command(
        name = "tag",
        description = {
            "Tags a plain text with topics, each with the passages that earned it, as JSON.",
            "",
            "With --jsonl, each line is {\"id\", \"title\", \"text\", \"language\"?}.",
            "Offsets count UTF-16 code units."
        })
public final class TagCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DocumentOptions input;

    @Option(names = "--title", paramLabel = "TITLE", description = "The headline of the text.", defaultValue = "")
    private String title;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "The language of the text, such as es; default: detected.")
    private @Nullable String language;

    @Option(
            names = "--min-score",
            paramLabel = "X",
            description = "Lowest score shown, 0 to 1; default: the taxonomy's threshold.")
    private @Nullable Double minScore;

    @Option(
            names = "--taxonomy",
            paramLabel = "FILE",
            description = "Tag by this taxonomy file; default: the one that Courant ships.")
    private @Nullable String taxonomy;

    @Option(
            names = "--explain",
            description = {
                "Print, for people, the evidence for and against each topic: every passage with its rule and weight, and",
                "what was vetoed by which phrase."
            })
    private boolean explain;

    @Override
    public Integer call() {
        if (minScore != null && !(minScore >= 0 && minScore <= 1)) {
            throw new ParameterException(spec.commandLine(), "--min-score=" + minScore + ": write 0 to 1.");
        }
        TagAnswer answer =
                new TagAnswer(tagger(), minScore == null ? OptionalDouble.empty() : OptionalDouble.of(minScore));
        return explain
                ? input.print(text -> answer.explain(taggable(text)))
                : input.answer(answer, text -> answer.tag(taggable(text)));
    }

    private TaggableText taggable(Input text) {
        return new TaggableText(title, new String(text.body(), StandardCharsets.UTF_8), language);
    }

    private Tagger tagger() {
        TaggerResources resources = TaggerResources.read(Settings.read(EnrichSettings.class, System.getenv()));
        if (taxonomy == null) {
            return Tagger.of(Taxonomy.bundled(), resources.gazetteer(), resources.model());
        }
        return switch (TaxonomyFile.parse(Input.file(taxonomy), taxonomy, resources)) {
            case Accepted(TaxonomyVersion version) -> version.tagger();
            case Refused(var problems) ->
                throw new CourantException(problems.getFirst().toString());
        };
    }
}
