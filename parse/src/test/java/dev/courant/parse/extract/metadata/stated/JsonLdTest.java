package dev.courant.parse.extract.metadata.stated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLdTest {
    @Test
    void shouldFindTheArticleInAGraphAndResolveItsReferences() {
        StatedArticle article = read("""
                {"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},
                 {"@type":["Thing","NewsArticle"],"headline":"Geese &amp; trains","author":{"@id":"#a"}},
                 {"@type":"Person","@id":"#a","name":"Ann Lee"}]}""");

        assertThat(article.headline()).isEqualTo("Geese & trains");
        assertThat(article.authors()).containsExactly("Ann Lee");
    }

    @Test
    void shouldForgiveTheUsualErrors() {
        StatedArticle article = read(
                "<!-- //<![CDATA[\n{'@type':'Article', /* x */ \"headline\":\"A\nB\", \"keywords\":[\"c\",],};\n//]]> -->");

        assertThat(article.headline()).isEqualTo("A B");
        assertThat(article.keywords()).containsExactly("c");
    }

    @Test
    void shouldReadAnObjectBetweenCommentMarksOfXhtml() {
        assertThat(read("/*<![CDATA[*/ {\"@type\":\"Article\",\"headline\":\"Geese [2]\"} /*]]>*/")
                        .headline())
                .isEqualTo("Geese [2]");
    }

    @Test
    void shouldPutANameTogetherFromItsParts() {
        assertThat(read("{\"@type\":\"Article\",\"author\":[{\"@type\":\"Person\",\"givenName\":\"Ann\","
                                + "\"familyName\":\"Lee\"},{\"familyName\":\"Vale\"}]}")
                        .authors())
                .containsExactly("Ann Lee", "Vale");
    }

    @Test
    void shouldTakeNothingFromWhatCannotBeRead() {
        assertThat(read("{\"@type\":\"Article\",\"headline\":")).isEqualTo(StatedArticle.NONE);
    }

    @Test
    void shouldReadTheNextScriptWhenOneIsBroken() {
        assertThat(JsonLd.read(List.of("{oops", "[{\"@type\":\"BlogPosting\",\"headline\":\"Fine\"}]"))
                        .headline())
                .isEqualTo("Fine");
    }

    @Test
    void shouldNotTakeTheNameOfAPageForAHeadline() {
        StatedArticle page = read("{\"@type\":\"WebPage\",\"name\":\"Home\",\"datePublished\":\"2020-01-01\"}");

        assertThat(page.headline()).isNull();
        assertThat(page.published()).isEqualTo("2020-01-01");
    }

    @Test
    void shouldTakeTheTextOfAnArticleWithoutABodyForIt() {
        assertThat(read("{\"@type\":\"BlogPosting\",\"text\":\"Geese left.\"}").body())
                .isEqualTo("Geese left.");
        assertThat(read("{\"@type\":\"Article\",\"text\":\"Short.\",\"articleBody\":\"Geese left.\"}")
                        .body())
                .isEqualTo("Geese left.");
    }

    @Test
    void shouldSayWhatIsNotFree() {
        assertThat(read("{\"@type\":\"Article\",\"isAccessibleForFree\":\"False\"}")
                        .free())
                .isFalse();
        assertThat(read("{\"@type\":\"Article\"}").free()).isNull();
    }

    private static StatedArticle read(String script) {
        return JsonLd.read(List.of(script));
    }
}
