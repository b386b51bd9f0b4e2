package dev.courant.enrich.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.courant.enrich.evaluation.Decision.Found;
import dev.courant.enrich.evaluation.Decision.Label;
import dev.courant.enrich.evaluation.Evaluation.Part;
import dev.courant.enrich.evaluation.Figures.MacroFigures;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TopicTag;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures that were computed by hand. */
class EvaluationTest {
    private static final Label MAIN = new Label(true, true, false);
    private static final Label GIVEN = new Label(true, false, false);
    private static final Label TEMPTING = new Label(false, false, true);
    private static final Label NOT = new Label(false, false, false);

    private static final PassageCheck IN_QUOTE = new PassageCheck(true, true, true);
    private static final PassageCheck ELSEWHERE = new PassageCheck(true, true, false);
    private static final PassageCheck UNQUOTED = new PassageCheck(true, false, false);

    /** Two articles, three topics: two right, two wrong of which one was tempting, one missed. */
    private static final List<JudgedArticle> ARTICLES = List.of(
            article(
                    "en",
                    90,
                    new Decision("trade", MAIN, found("trade", 0.9, 1, IN_QUOTE)),
                    new Decision("labor", TEMPTING, found("labor", 0.6, 2, UNQUOTED)),
                    new Decision("sports", NOT, found("sports", 0.2, 3, UNQUOTED))),
            article(
                    "es",
                    700,
                    new Decision("trade", GIVEN, found("trade", 0.7, 2, ELSEWHERE)),
                    new Decision("labor", NOT, found("labor", 0.8, 1, UNQUOTED)),
                    new Decision("sports", MAIN, null)));

    private static final Evaluation EVALUATION = Evaluation.of(ARTICLES, List.of("trade", "labor", "sports"));

    @Test
    void shouldCountDecisions() {
        Figures all = EVALUATION.all();

        assertThat(EVALUATION.articles()).isEqualTo(2);
        assertThat(EVALUATION.lostQuotes()).isEqualTo(2);
        assertThat(all.decisions()).isEqualTo(new Decisions(2, 2, 1));
        assertThat(all.central()).isEqualTo(new Share(1, 2));
        assertThat(all.tempted()).isEqualTo(new Share(1, 1));
        assertThat(all.reliability().scores()).isEqualTo(5);
        assertThat(all.reliability().error()).isCloseTo((0.1 + 0.6 + 0.2 + 0.3 + 0.8) / 5, within(1e-9));
    }

    @Test
    void shouldCheckPassagesOfTagsOnly() {
        assertThat(EVALUATION.all().passages().verbatim()).isEqualTo(new Share(4, 4));
        assertThat(EVALUATION.all().passages().inGoldSentence()).isEqualTo(new Share(1, 2));
    }

    /** Trade has precision and recall 1, sports 0 and 0; labor was not given, so it says nothing of recall. */
    @Test
    void shouldAverageOverTheTopicsThatWereGiven() {
        MacroFigures macro = EVALUATION.all().macro();

        assertThat(macro.topics()).isEqualTo(2);
        assertThat(macro.precision()).isEqualTo(0.5);
        assertThat(macro.recall()).isEqualTo(0.5);
        assertThat(macro.f1()).isEqualTo(0.5);
        assertThat(macro.averagePrecision()).isEmpty();
    }

    @Test
    void shouldRankTopicsWithFiveArticles() {
        List<JudgedArticle> six = IntStream.range(0, 6)
                .mapToObj(i -> article(
                        "en",
                        100,
                        new Decision("trade", i == 0 ? NOT : GIVEN, found("trade", 0.9 - i / 10.0, 1, UNQUOTED))))
                .toList();

        MacroFigures macro = Evaluation.of(six, List.of("trade")).all().macro();

        assertThat(macro.rankedTopics()).isOne();
        assertThat(macro.averagePrecision().orElseThrow())
                .isCloseTo((1 / 2.0 + 2 / 3.0 + 3 / 4.0 + 4 / 5.0 + 5 / 6.0) / 5, within(1e-9));
    }

    @Test
    void shouldDivideByTopicLanguageAndLength() {
        assertThat(EVALUATION.topics())
                .extracting(Part::name, Part::size, part -> part.figures().decisions())
                .containsExactly(
                        tuple("trade", 2, new Decisions(2, 0, 0)),
                        tuple("labor", 0, new Decisions(0, 2, 0)),
                        tuple("sports", 1, new Decisions(0, 0, 1)));
        assertThat(EVALUATION.languages())
                .extracting(Part::name, Part::size, part -> part.figures().decisions())
                .containsExactly(tuple("en", 1, new Decisions(1, 1, 0)), tuple("es", 1, new Decisions(1, 1, 1)));
        assertThat(EVALUATION.lengths())
                .extracting(Part::name, Part::size)
                .containsExactly(tuple("up to 120", 1), tuple("501 to 1,000", 1));
    }

    @Test
    void shouldDivideTagsByTheirRank() {
        assertThat(EVALUATION.ranks())
                .extracting(Part::name, Part::size, part -> part.figures().decisions())
                .containsExactly(
                        tuple("first", 2, new Decisions(1, 1, 0)),
                        tuple("second", 2, new Decisions(1, 1, 0)),
                        tuple("third and lower", 0, new Decisions(0, 0, 0)));
    }

    @Test
    void shouldKnowTheBandOfALength() {
        assertThat(IntStream.of(1, 120, 121, 250, 500, 1_000, 1_001, 200_000)
                        .mapToObj(words -> LengthBand.of(words).label()))
                .containsExactly(
                        "up to 120",
                        "up to 120",
                        "121 to 250",
                        "121 to 250",
                        "251 to 500",
                        "501 to 1,000",
                        "over 1,000",
                        "over 1,000");
    }

    private static JudgedArticle article(String language, int words, Decision... decisions) {
        return new JudgedArticle("a", new TaggableText("", "", language), language, words, List.of(decisions), 1);
    }

    private static Found found(String topic, double score, int rank, PassageCheck passages) {
        return new Found(new TopicTag(topic, score, false, List.of()), rank, score >= 0.55, passages);
    }
}
