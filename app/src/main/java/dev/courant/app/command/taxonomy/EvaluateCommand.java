package dev.courant.app.command.taxonomy;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.evaluation.ArticleJudge;
import dev.courant.enrich.evaluation.Evaluation;
import dev.courant.enrich.evaluation.JudgedArticle;
import dev.courant.enrich.evaluation.ReliabilityDiagram;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.model.ModelFile;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyFile;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures tags on annotated articles. */
@Command(
        name = "evaluate",
        description = {
            "Tags articles that you have annotated, and shows how far the tags are right: by topic, by language, by length"
                    + " and by rank. Needs no cluster.",
            "",
            "Each line is {\"id\"?, \"title\", \"text\", \"language\"?, \"date\"?, \"topics\": {\"diplomacy\": 2, \"trade\": 1},"
                    + " \"disputed\"?: [\"labor\"], \"evidence\"?: {\"diplomacy\": \"a quote\"},"
                    + " \"hard_negatives\"?: {\"elections\": \"why not\"}}.",
            "Strength 2 is what an article is mainly about, disputed topics do not count, evidence quotes the article"
                    + " verbatim, and hard negatives are topics that it might be mistaken to have. Name every topic of an"
                    + " article: what is not named counts as not given. taxonomy train reads the same files."
        })
final class EvaluateCommand extends TaxonomySubcommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "GOLD.jsonl",
            description = "Annotated articles; a file that ends in .gz is unpacked.")
    private List<String> gold;

    @Option(names = "--taxonomy", paramLabel = "FILE", description = "The taxonomy; default: the one that is shipped.")
    private @Nullable String taxonomy;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A model by taxonomy train; default: that of COURANT_TOPIC_MODEL, if any.")
    private @Nullable Path model;

    @Option(
            names = "--threshold",
            paramLabel = "X",
            description = "Score from which a topic is asserted, 0 to 1; default: the taxonomy's.")
    private @Nullable Double threshold;

    @Option(
            names = "--topics",
            paramLabel = "TOPIC",
            split = ",",
            description = "Only these topics count, such as sovereignty,trade; default: all of the taxonomy.")
    private List<String> topics = List.of();

    @Option(
            names = "--show",
            paramLabel = "N",
            description = "Number of wrong and of missed topics shown one by one; default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    private int show;

    @Option(names = "--diagram", paramLabel = "FILE.svg", description = "Write the reliability diagram to this file.")
    private @Nullable Path diagram;

    @Option(names = "--json", description = "Print the figures as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw misuse("--threshold=" + threshold + ": write 0 to 1.");
        }
        if (show < 0) {
            throw misuse("--show=" + show + ": write 0 or more.");
        }
        checkDiagram();
        TaggerResources rules = parent().rules();
        Optional<TaxonomyVersion> version =
                taxonomy == null ? Optional.of(TaxonomyFile.bundled(rules)) : read(taxonomy, rules);
        return version.map(known -> evaluate(known, rules)).orElse(REFUSED);
    }

    private int evaluate(TaxonomyVersion version, TaggerResources rules) {
        List<String> counted = counted(version);
        double from = threshold == null ? version.taxonomy().threshold() : threshold;
        ArticleJudge judge = new ArticleJudge(tagger(version, rules), counted, from);
        List<JudgedArticle> articles =
                articles(version).stream().map(judge::judge).toList();
        Evaluation evaluation = Evaluation.of(articles, counted);
        if (diagram != null) {
            write(diagram, ReliabilityDiagram.svg(evaluation.all().reliability()));
        }
        String title = TaxonomyText.name(version);
        if (json) {
            out().println(EvaluationJson.of(title, from, evaluation));
            return 0;
        }
        out().println(EvaluationText.of(title, from, evaluation));
        if (show > 0) {
            out().println(ErrorsText.of(articles, show));
        }
        return 0;
    }

    private Tagger tagger(TaxonomyVersion version, TaggerResources rules) {
        Path file = model == null ? parent().settings().topicModel() : model;
        LinearModel linear = ModelFile.configured(file, version.name());
        return linear == LinearModel.NONE ? version.tagger() : Tagger.of(version.taxonomy(), rules.gazetteer(), linear);
    }

    private List<String> counted(TaxonomyVersion version) {
        List<String> all =
                version.taxonomy().topics().stream().map(TopicDefinition::id).toList();
        for (String topic : topics) {
            if (!all.contains(topic)) {
                throw misuse("--topics=" + topic + ": " + TaxonomyText.name(version) + " has no such topic.");
            }
        }
        return topics.isEmpty() ? all : all.stream().filter(topics::contains).toList();
    }

    private List<AnnotatedArticle> articles(TaxonomyVersion version) {
        List<AnnotatedArticle> articles = AnnotatedFiles.read(gold, version.taxonomy());
        if (articles.isEmpty()) {
            throw new CourantException(String.join(", ", gold) + ": no articles; write one a line");
        }
        return articles;
    }

    /** Checks the file before the articles are tagged, which takes a while. */
    private void checkDiagram() {
        if (diagram == null) {
            return;
        }
        Path folder = diagram.toAbsolutePath().getParent();
        if (Files.isDirectory(diagram) || folder == null || !Files.isWritable(folder)) {
            throw new CourantException(diagram + ": cannot be written; name a file in an existing folder");
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CourantException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
