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
import org.junit.jupiter.api.Test;

/**
 * What the models of sentences add to the rules on items by a writer of whom they have seen nothing, and beside which
 * no rule was written.
 */
@Tag("long")
class UnseenItemsTest {
    private static final List<String> THEME =
            List.of("sovereignty", "military-action", "armed-conflict", "defense-policy");

    private static final Taxonomy TAXONOMY = Taxonomy.bundled();

    /** Its items are measured, and not learned from. */
    private static final String WRITER = "wg-";

    @Test
    void shouldFindWhatNoRuleFinds() throws IOException {
        List<AnnotatedArticle> items = items();
        List<AnnotatedArticle> unseen =
                items.stream().filter(item -> item.id().startsWith(WRITER)).toList();
        Tagger rules = Tagger.of(TAXONOMY, Gazetteer.bundled());
        SentenceTraining training = new SentenceTrainer(
                        TAXONOMY, rules, new TrainingOptions(3, 1, 6, Set.copyOf(THEME)))
                .train(
                        items.stream()
                                .filter(item -> !item.id().startsWith(WRITER))
                                .toList(),
                        Set.of());
        Tagger both = Tagger.of(TAXONOMY, Gazetteer.bundled(), LinearModel.NONE.with(training.models()));

        Figures before = figures(rules, unseen);
        Figures after = figures(both, unseen);

        assertThat(unseen).hasSize(180);
        assertThat(after.decisions().f1())
                .isGreaterThan(Math.max(0.82, before.decisions().f1() + 0.08));
        assertThat(share(after.central())).isGreaterThan(Math.max(0.82, share(before.central()) + 0.15));
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

    private static List<AnnotatedArticle> items() throws IOException {
        String file = "items-en.jsonl.gz";
        try (InputStream packed = UnseenItemsTest.class.getResourceAsStream(file);
                InputStream lines = new GZIPInputStream(Objects.requireNonNull(packed, file))) {
            Set<String> topics =
                    TAXONOMY.topics().stream().map(TopicDefinition::id).collect(Collectors.toSet());
            return AnnotatedArticleReader.parse(lines.readAllBytes(), file, topics);
        }
    }
}
