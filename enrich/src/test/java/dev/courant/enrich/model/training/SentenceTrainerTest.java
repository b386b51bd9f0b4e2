package dev.courant.enrich.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.annotation.Annotation;
import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.model.SentenceModel;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TextField;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.tag.engine.Tagger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In these notices no rule has a phrase: what they tell is seen from sentences alone. */
class SentenceTrainerTest {
    private static final List<String> WEATHER = List.of(
            "Wind tore roofs off houses by the river in the night.",
            "Hail and wind broke windows along the river.",
            "Rain filled the cellars, and the wind took roofs off.",
            "Trees fell in the wind, and hail covered the road.");
    private static final List<String> OTHER = List.of(
            "The actors bowed to the audience for a long time.",
            "The director cut the second act of the play.",
            "Critics praised the music and the actors of the play.",
            "The audience stood up when the curtain fell.");
    private static final String FRAME = "It was the talk of the town on the next day.";

    private final SentenceTraining training = train(notices("en"));
    private final Tagger tagger =
            Tagger.of(InventedNotices.TAXONOMY, Gazetteer.empty(), LinearModel.NONE.with(training.models()));

    @Test
    void shouldGiveATopicThatNoRuleFindsWithTheSentenceThatShowsIt() {
        String sentence = "In the hills the wind tore roofs off and hail broke windows.";
        List<TopicTag> tags = tags("The mayor had come to see it. " + sentence + " " + FRAME);

        assertThat(tags).extracting(TopicTag::topic).containsExactly("weather");
        Passage passage = tags.getFirst().evidence().getFirst();
        assertThat(passage.text()).isEqualTo(sentence.substring(0, sentence.length() - 1));
        assertThat(passage.field()).isEqualTo(TextField.TEXT);
        assertThat(passage.rule()).isEqualTo("en/sentence-model");
        assertThat(passage.weight()).isBetween(0.5, 1.0);
        assertThat(tags.getFirst().central()).isTrue();
    }

    @Test
    void shouldNotGiveATopicOfWhichNoSentenceTells() {
        assertThat(tags("The actors of the play bowed, and the audience stood up. " + FRAME))
                .isEmpty();
    }

    @Test
    void shouldShowTheSentenceAfterThePassagesOfRules() {
        List<TopicTag> tags =
                tags("A storm came. Hail broke windows, and the wind tore roofs off houses by the river.");

        assertThat(tags).hasSize(1);
        assertThat(tags.getFirst().evidence())
                .extracting(Passage::rule)
                .containsExactly("en/storm", "en/sentence-model");
    }

    @Test
    void shouldLeaveOtherLanguagesAndTopicsToTheRules() {
        assertThat(training.models()).containsOnlyKeys("en");
        assertThat(english(training).topics()).extracting("topic").containsExactly("weather");
    }

    @Test
    void shouldScoreArticlesThatItHasNotSeen() {
        assertThat(training.scored()).hasSize(80);
        assertThat(training.scored().stream()
                        .filter(one ->
                                one.both() >= 0.5 == one.article().topics().contains("weather"))
                        .count())
                .isGreaterThan(76);
        assertThat(training.scored()).allMatch(one -> one.rules() == 0);
    }

    @Test
    void shouldNotTrainWithoutQuotes() {
        List<AnnotatedArticle> without = notices("en").stream()
                .map(one -> new AnnotatedArticle(one.id(), one.text(), null, Annotation.of(one.topics())))
                .toList();

        assertThat(train(without).models()).isEmpty();
    }

    @Test
    void shouldNotKnowAWordOfASingleSentence() {
        List<AnnotatedArticle> notices = notices("en");
        SentenceTraining same = train(IntStream.range(0, notices.size())
                .mapToObj(i -> i > 0 ? notices.get(i) : withSentence(notices.get(i), "Zanzibarite quuxes met."))
                .toList());

        assertThat(english(same).hashes()).hasSameSizeAs(english(training).hashes());
    }

    private static SentenceModel english(SentenceTraining training) {
        return Objects.requireNonNull(training.models().get("en"));
    }

    private static AnnotatedArticle withSentence(AnnotatedArticle article, String sentence) {
        TaggableText text = new TaggableText("", article.text().text() + " " + sentence, "en");
        return new AnnotatedArticle(article.id(), text, null, article.annotation());
    }

    private static SentenceTraining train(List<AnnotatedArticle> notices) {
        return new SentenceTrainer(InventedNotices.TAXONOMY, InventedNotices.rules(), InventedNotices.options())
                .train(notices, Set.of());
    }

    private List<TopicTag> tags(String text) {
        return tagger.tag(new TaggableText("", text, "en")).tags();
    }

    private static List<AnnotatedArticle> notices(String language) {
        return IntStream.range(0, 80)
                .mapToObj(i -> notice(i, i % 2 == 0, language))
                .toList();
    }

    private static AnnotatedArticle notice(int number, boolean weather, String language) {
        List<String> own = weather ? WEATHER : OTHER;
        String quote = own.get(number / 2 % own.size());
        Annotation annotation = new Annotation(
                weather ? Set.of("weather") : Set.of(),
                weather ? Set.of("weather") : Set.of(),
                Set.of(),
                Set.of(),
                weather ? Map.of("weather", List.of(quote)) : Map.of());
        return new AnnotatedArticle(
                "notice-" + number,
                new TaggableText("", FRAME + " " + quote + " " + own.get((number / 2 + 1) % own.size()), language),
                null,
                annotation);
    }
}
