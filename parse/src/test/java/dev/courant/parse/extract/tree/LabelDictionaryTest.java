package dev.courant.parse.extract.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelDictionaryTest {
    private final LabelMemory dictionary = new LabelMemory(LabelDictionary.standard());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "related-posts",
                "relatedPosts",
                "box RELATED_links",
                "article__share-bar",
                "navbar",
                "post-newsletter"
            })
    void shouldKnowFurnitureHoweverItIsWritten(String names) {
        assertThat(Label.FURNITURE.in(dictionary.labelsOf(names))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"has-sidebar", "no-ads", "tag-advertising", "category-polls-survey", "shareholder", "adaptive"})
    void shouldNotTakeAStateOrACategoryForFurniture(String names) {
        assertThat(Label.FURNITURE.in(dictionary.labelsOf(names))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"print:hidden", "lg:hidden", "dark:invisible", "md:hover:hidden"})
    void shouldNotBelieveANameThatHoldsAtTimes(String names) {
        assertThat(dictionary.labelsOf(names)).isZero();
    }

    @Test
    void shouldKnowTheBodyByPairsOfWords() {
        assertThat(Label.BODY.in(dictionary.labelsOf("c-entry-content wide"))).isTrue();
        assertThat(Label.BODY.in(dictionary.labelsOf("articleBody"))).isTrue();
    }

    @Test
    void shouldGiveAllMarksOfAllNames() {
        int labels = dictionary.labelsOf("article caption");

        assertThat(Label.POSITIVE.in(labels)).isTrue();
        assertThat(Label.CAPTION.in(labels)).isTrue();
    }
}
