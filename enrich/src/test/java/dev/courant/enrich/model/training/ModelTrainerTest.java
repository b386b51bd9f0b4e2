package dev.courant.enrich.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.model.ModelFile;
import dev.courant.enrich.model.TopicWeights;
import dev.courant.enrich.model.WordCounts;
import dev.courant.enrich.model.training.TrainingReport.TopicCount;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTrainerTest {
    private static final List<AnnotatedArticle> NOTICES = InventedNotices.notices(120, 1);

    @Test
    void shouldDistinguishTopicsThatTheRulesCannot() {
        TrainingReport report = train(NOTICES).report();

        assertThat(report.overall().rules().averagePrecision()).isLessThan(0.7);
        assertThat(report.overall().fused().averagePrecision()).isGreaterThan(0.95);
        assertThat(report.overall().fused().logLoss())
                .isLessThan(report.overall().rules().logLoss());
        assertThat(report.overall().fused().microF1()).isGreaterThan(0.9);
        assertThat(report.tooFew()).containsExactly(new TopicCount("boats", 0));
    }

    @Test
    void shouldGiveTheSameModelForTheSameInput(@TempDir Path folder) throws IOException {
        Path once = folder.resolve("once.model");
        Path again = folder.resolve("again.model");

        ModelFile.write(train(NOTICES).model(), once);
        ModelFile.write(train(NOTICES).model(), again);

        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(once));
    }

    /**
     * "Barometer" and "ledger" stand in no annotated notice; rules are sure of those that tell of storms throughout.
     */
    @Test
    void shouldLearnWordsFromArticlesThatNobodyAnnotated() {
        List<TaggableText> others = IntStream.range(0, 120)
                .mapToObj(i -> i % 2 == 0
                        ? text("A storm and a storm. The barometer fell for the storm number " + i + ".")
                        : text("The clerk had opened the ledger and he closed it at the hour " + i + "."))
                .toList();
        LinearModel without = train(NOTICES).model();
        LinearModel with = train(NOTICES, others).model();

        assertThat(margin(with, "barometer")).isGreaterThan(margin(with, "ledger") + 0.5);
        assertThat(margin(without, "barometer")).isEqualTo(margin(without, "ledger"));
        assertThat(train(NOTICES, others).report().others()).isEqualTo(120);
    }

    @Test
    void shouldNotLearnAnAnnotatedArticleTwice() {
        List<TaggableText> others = NOTICES.stream().map(AnnotatedArticle::text).toList();

        assertThat(train(NOTICES, others).report().others()).isZero();
    }

    @Test
    void shouldLearnToCombineFromTopicsThatAreNotAskedForToo() {
        List<AnnotatedArticle> articles = IntStream.range(0, NOTICES.size())
                .mapToObj(i -> i % 2 == 0 ? NOTICES.get(i) : withFerry(NOTICES.get(i), i % 3 == 0))
                .toList();

        TrainingResult both = train(articles, Set.of());
        TrainingResult weather = train(articles, Set.of("weather"));

        assertThat(weather.model().topics()).extracting(TopicWeights::topic).containsExactly("weather");
        assertThat(weather.report().tooFew()).isEmpty();
        assertThat(weather.report().notHelped()).isEmpty();
        assertThat(weather.model().fusion()).isEqualTo(both.model().fusion());
        assertThat(weather.model().fusion()).isNotEqualTo(train(NOTICES).model().fusion());
    }

    private static AnnotatedArticle withFerry(AnnotatedArticle notice, boolean matter) {
        var topics = new HashSet<>(notice.topics());
        if (matter) {
            topics.add("boats");
        }
        return InventedNotices.notice(text(notice.text().text() + " The ferry left late."), topics, null);
    }

    private static TaggableText text(String text) {
        return new TaggableText("", text, "en");
    }

    private static double margin(LinearModel model, String word) {
        var words = new Lexicon.Builder();
        int[] wordOfForm = model.vocabulary().addTo(words);
        var tokens = Tokenizer.tokenize(words.build(), "", word);
        return model.margins(WordCounts.of(tokens, wordOfForm, model.vocabulary()))[0];
    }

    @Test
    void shouldDecideAsLiblinearDoes() {
        LinearModel model = train(NOTICES).model();
        TrainingCorpus corpus =
                TrainingCorpus.of(NOTICES.stream().map(AnnotatedArticle::text).toList(), InventedNotices.rules());
        Problem problem = new Problem();
        problem.l = NOTICES.size();
        problem.n = corpus.vocabulary().features() + 1;
        problem.x = corpus.vectors();
        problem.y = NOTICES.stream()
                .mapToDouble(notice -> notice.topics().isEmpty() ? -1 : 1)
                .toArray();
        var theirs = Linear.train(problem, new Parameter(SolverType.L2R_LR, 8, 0.01));
        var words = new Lexicon.Builder();
        int[] wordOfForm = model.vocabulary().addTo(words);
        Lexicon lexicon = words.build();
        int sign = theirs.getLabels()[0];
        for (int i = 0; i < NOTICES.size(); i++) {
            double[] value = new double[1];
            Linear.predictValues(theirs, problem.x[i], value);
            TaggableText text = NOTICES.get(i).text();
            var tokens = Tokenizer.tokenize(lexicon, text.title(), text.text());
            var counts = WordCounts.of(tokens, wordOfForm, model.vocabulary());

            assertThat(model.margins(counts)[0]).isCloseTo(sign * value[0], within(0.02));
        }
    }

    @Test
    void shouldLeaveOutArticlesInOtherLanguages() {
        var spanish = new TaggableText("", "La tormenta de la noche y el viento en la ciudad de los vientos.", "es");
        var mixed = new ArrayList<>(NOTICES);
        mixed.add(InventedNotices.notice(spanish, Set.of("weather"), null));

        TrainingResult trained = train(mixed);

        assertThat(trained.report().leftOut()).isOne();
        assertThat(trained.model().provenance().languages()).containsExactly("en");
    }

    @Test
    void shouldRefuseToLearnFromTooLittle() {
        assertThatThrownBy(() -> train(NOTICES.subList(0, 8)))
                .hasMessageStartingWith("no topic has 10 articles among the 0 that can be used");
    }

    @Test
    void shouldCutDatedArticlesIntoPeriods() {
        List<AnnotatedArticle> dated = IntStream.range(0, 8)
                .mapToObj(i -> InventedNotices.notice(
                        NOTICES.get(i).text(),
                        Set.of(),
                        LocalDate.parse("2026-11-01").minusDays(i)))
                .toList();

        CrossValidation folds = CrossValidation.of(dated, InventedNotices.options());

        assertThat(folds.byDate()).isTrue();
        assertThat(folds.foldOf()).containsExactly(3, 3, 2, 2, 1, 1, 0, 0);
        assertThat(CrossValidation.of(NOTICES, InventedNotices.options()).byDate())
                .isFalse();
    }

    private static TrainingResult train(List<AnnotatedArticle> articles) {
        return train(articles, List.of());
    }

    private static TrainingResult train(List<AnnotatedArticle> articles, Set<String> topics) {
        return new ModelTrainer(
                        InventedNotices.TAXONOMY, InventedNotices.rules(), new TrainingOptions(4, 7, 10, topics))
                .train(articles, List.of(), InventedNotices.today());
    }

    private static TrainingResult train(List<AnnotatedArticle> articles, List<TaggableText> others) {
        return new ModelTrainer(InventedNotices.TAXONOMY, InventedNotices.rules(), InventedNotices.options())
                .train(articles, others, InventedNotices.today());
    }
}
