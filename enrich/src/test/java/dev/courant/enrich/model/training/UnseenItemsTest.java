package dev.courant.enrich.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.annotation.AnnotatedArticleReader;
import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.evaluation.ArticleJudge;
import dev.courant.enrich.evaluation.Evaluation;
import dev.courant.enrich.evaluation.Figures;
import dev.courant.enrich.evaluation.Share;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the models of sentences add to the rules on items by a writer of whom they have seen nothing, and beside which
 * no rule was written.
 */
@Tag("long")
class UnseenItemsTest {
    private static final List<String> THEME =
            List.of("sovereignty", "military-action", "armed-conflict", "defense-policy");

    private static final Taxonomy TAXONOMY = Taxonomy.bundled();

    /** The items of one writer are measured, and not learned from. */
    @ParameterizedTest
    @CsvSource({"en, wg-, 180, 0.08, 0.15", "es, wk-, 170, 0.04, 0.05"})
    void shouldFindWhatNoRuleFinds(String language, String writer, int count, double moreF1, double moreCentral)
            throws IOException {
        List<AnnotatedArticle> items = items("items-" + language + ".jsonl.gz");
        List<AnnotatedArticle> unseen =
                items.stream().filter(item -> item.id().startsWith(writer)).toList();
        Tagger rules = Tagger.of(TAXONOMY, Gazetteer.bundled());
        SentenceTraining training = new SentenceTrainer(
                        TAXONOMY, rules, new TrainingOptions(3, 1, 6, Set.copyOf(THEME)))
                .train(
                        items.stream()
                                .filter(item -> !item.id().startsWith(writer))
                                .toList(),
                        Set.of());
        Tagger both = Tagger.of(TAXONOMY, Gazetteer.bundled(), LinearModel.NONE.with(training.models()));

        Figures before = figures(rules, unseen);
        Figures after = figures(both, unseen);

        assertThat(unseen).hasSize(count);
        assertThat(after.decisions().f1())
                .isGreaterThan(Math.max(0.82, before.decisions().f1() + moreF1));
        assertThat(share(after.central())).isGreaterThan(Math.max(0.82, share(before.central()) + moreCentral));
        assertThat(share(after.tempted())).isLessThan(0.09);
        assertThat(after.passages().verbatim().part())
                .isEqualTo(after.passages().verbatim().whole());
        assertThat(share(after.passages().inGoldSentence())).isGreaterThan(0.7);
    }

    private static double share(Share share) {
        return share.value().orElseThrow();
    }

    private static Figures figures(Tagger tagger, List<AnnotatedArticle> items) {
        var judge = new ArticleJudge(tagger, THEME, TAXONOMY.threshold());
        return Evaluation.of(items.stream().map(judge::judge).toList(), THEME).all();
    }

    private static List<AnnotatedArticle> items(String file) throws IOException {
        try (InputStream packed = UnseenItemsTest.class.getResourceAsStream(file);
                InputStream lines = new GZIPInputStream(Objects.requireNonNull(packed, file))) {
            Set<String> topics =
                    TAXONOMY.topics().stream().map(TopicDefinition::id).collect(Collectors.toSet());
            return AnnotatedArticleReader.parse(lines.readAllBytes(), file, topics);
        }
    }
}
