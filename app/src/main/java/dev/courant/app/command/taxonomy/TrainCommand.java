package dev.courant.app.command.taxonomy;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.model.ModelFile;
import dev.courant.enrich.model.training.ModelTrainer;
import dev.courant.enrich.model.training.SentenceTrainer;
import dev.courant.enrich.model.training.SentenceTraining;
import dev.courant.enrich.model.training.TrainingOptions;
import dev.courant.enrich.model.training.TrainingResult;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.CourantException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a model on annotated articles. */
@Command(
        name = "train",
        description = {
            "Trains a model of words and sentences on annotated articles, as a second opinion beside the rules.",
            "",
            "Each line is {\"title\", \"text\", \"language\"?, \"date\"?, \"topics\": {\"diplomacy\": 2, \"trade\": 0}} or has a list of",
            "topics; a topic counts from strength 1. Annotate every topic of an article: what is not named counts as not given.",
            "Give dates: cross-validation then divides by period, so that no story is in training and test articles.",
            "With \"evidence\": {\"diplomacy\": \"a verbatim quote\"}, the model also learns which sentences show a topic, and finds",
            "passages that no rule describes. taxonomy evaluate reads the same files.",
            "",
            "COURANT_TOPIC_MODEL=FILE switches the model on, in the place of the shipped one. No topic is given without a passage."
        })
final class TrainCommand extends TaxonomySubcommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "DATA.jsonl",
            description = "Annotated articles; a file that ends in .gz is unpacked.")
    private List<String> data;

    @Option(
            names = "--seen",
            paramLabel = "FILE",
            split = ",",
            description = {
                "More annotated articles, those beside which the rules were written: they are learned from, but not how far",
                "rules are to be trusted."
            })
    private List<String> seen = List.of();

    @Option(
            names = "--words",
            paramLabel = "FILE",
            description = {
                "Keeps the model of words of this model file, and trains sentences alone; \"shipped\" names the shipped one."
            })
    private @Nullable String words;

    @Option(
            names = "--unlabeled",
            paramLabel = "FILE",
            split = ",",
            description = {
                "Articles that nobody annotated, as JSON Lines with title, text and language: where the rules are sure of a",
                "topic, they are learned from as well. Some thousands of the same kind help most."
            })
    private List<String> unlabeled = List.of();

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The model file to write.")
    private Path output;

    @Option(names = "--taxonomy", paramLabel = "FILE", description = "The taxonomy; default: the one that is shipped.")
    private @Nullable String taxonomy;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Parts of the cross-validation; default: ${DEFAULT-VALUE}.",
            defaultValue = "5")
    private int folds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed for dividing articles without dates into the parts; default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--min-positives",
            paramLabel = "N",
            description = "Topics with fewer articles are left to the rules; default: ${DEFAULT-VALUE}.",
            defaultValue = "10")
    private int minPositives;

    @Option(
            names = "--topics",
            paramLabel = "TOPIC",
            split = ",",
            description =
                    "The model has only these topics, the others are left to the rules; default: all of the taxonomy.")
    private Set<String> topics = Set.of();

    @Override
    public Integer call() {
        TrainingOptions options = new TrainingOptions(folds, seed, minPositives, topics);
        checkOutput();
        TaxonomyCommand command = parent();
        Optional<Taxonomy> known = taxonomy == null
                ? Optional.of(Taxonomy.bundled())
                : read(taxonomy, command.rules()).map(TaxonomyVersion::taxonomy);
        return known.map(of -> train(of, command, options)).orElse(REFUSED);
    }

    private int train(Taxonomy of, TaxonomyCommand command, TrainingOptions options) {
        checkTopics(of);
        Tagger rules = Tagger.of(of, command.rules().gazetteer());
        List<AnnotatedArticle> known = AnnotatedFiles.read(seen, of);
        List<AnnotatedArticle> all = Stream.concat(AnnotatedFiles.read(data, of).stream(), known.stream())
                .toList();
        Optional<LinearModel> kept = Optional.ofNullable(words).map(file -> words(file, of.name()));
        List<TaggableText> others = AnnotatedFiles.texts(unlabeled);
        Optional<TrainingResult> trained = kept.isPresent()
                ? Optional.empty()
                : Optional.of(new ModelTrainer(of, rules, options).train(all, others, LocalDate.now(command.clock())));
        SentenceTraining sentences = new SentenceTrainer(of, rules, options)
                .train(all, known.stream().map(AnnotatedArticle::id).collect(Collectors.toSet()));
        LinearModel model = kept.or(() -> trained.map(TrainingResult::model))
                .orElse(LinearModel.NONE)
                .with(sentences.models());
        ModelFile.write(model, output);
        trained.ifPresent(result -> out().println(TrainingText.of(result.report())));
        out().println(SentenceTrainingText.of(sentences, of.threshold()));
        out().println(TrainingText.written(model, output));
        out().flush();
        return 0;
    }

    private static LinearModel words(String file, String taxonomy) {
        return (file.equals("shipped") ? ModelFile.shipped() : ModelFile.read(Path.of(file)))
                .requireFor(taxonomy, file);
    }

    private void checkTopics(Taxonomy of) {
        for (String topic : topics) {
            if (of.topics().stream().noneMatch(known -> known.id().equals(topic))) {
                throw new CourantException("--topics=" + topic + ": the taxonomy " + of.name() + " has no such topic");
            }
        }
    }

    /** Checks the file before the training, which takes minutes. */
    private void checkOutput() {
        Path folder = output.toAbsolutePath().getParent();
        if (Files.isDirectory(output) || folder == null || !Files.isWritable(folder)) {
            throw new CourantException(output + ": cannot be written; name a file in an existing folder");
        }
    }
}
