package dev.courant.parse.extract.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkDictionaryTest {
    private final MarkDictionary dictionary = MarkDictionary.standard();

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
        assertThat(Mark.FURNITURE.in(dictionary.marksOf(names))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"has-sidebar", "no-ads", "tag-advertising", "category-polls-survey", "shareholder", "adaptive"})
    void shouldNotTakeAStateOrACategoryForFurniture(String names) {
        assertThat(Mark.FURNITURE.in(dictionary.marksOf(names))).isFalse();
    }

    @Test
    void shouldKnowTheBodyByPairsOfWords() {
        assertThat(Mark.BODY.in(dictionary.marksOf("c-entry-content wide"))).isTrue();
        assertThat(Mark.BODY.in(dictionary.marksOf("articleBody"))).isTrue();
    }

    @Test
    void shouldGiveAllMarksOfAllNames() {
        int marks = dictionary.marksOf("article caption");

        assertThat(Mark.POSITIVE.in(marks)).isTrue();
        assertThat(Mark.CAPTION.in(marks)).isTrue();
    }
}
