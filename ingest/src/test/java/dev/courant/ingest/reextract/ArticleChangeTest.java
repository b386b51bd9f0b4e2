package dev.courant.ingest.reextract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.courant.schemas.Article;
import dev.courant.schemas.Topics;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleChangeTest {
    private static final String TEXT = "The ferry was late.\nNobody could say why.";

    static {
        // Has Avro trust the classes of the schemas, as every service does at its start.
        var unused = Topics.withPrefix("");
    }

    private static Article.Builder article(String title, String text) {
        return Article.newBuilder()
                .setArticleId("a")
                .setRevisionId("a-1")
                .setLinkId("l")
                .setFeedId("f")
                .setUrl("https://harbour.example/ferry")
                .setCanonicalUrl("https://harbour.example/ferry")
                .setHost("harbour.example")
                .setTitle(title)
                .setText(text)
                .setMethod("content-tree")
                .setDiscoveredAt(Instant.EPOCH)
                .setFetchedAt(Instant.EPOCH)
                .setExtractedAt(Instant.EPOCH);
    }

    private static ArticleChange between(Article.Builder before, Article.Builder after) {
        return ArticleChange.between(before.build(), after.build());
    }

    @Test
    void shouldNotMindWhenAndHowItWasExtracted() {
        ArticleChange change = between(
                article("Ferry", TEXT),
                article("Ferry", TEXT).setMethod("structured-data").setExtractedAt(Instant.ofEpochSecond(9)));

        assertThat(change).isEqualTo(new ArticleChange(false, false, 0, 0, 0, List.of()));
        assertThat(change.isAny()).isFalse();
    }

    @Test
    void shouldCountWordsThatWereAddedAndRemoved() {
        ArticleChange change =
                between(article("Ferry", TEXT), article("Ferry", "The ferry was late.\nLate, late again!"));

        assertThat(change.title()).isFalse();
        assertThat(change.text()).isTrue();
        assertThat(change.wordsAdded()).isEqualTo(3);
        assertThat(change.wordsRemoved()).isEqualTo(4);
        assertThat(change.share()).isCloseTo(7.0 / 15, within(1e-9));
        assertThat(change.isRevision()).isTrue();
    }

    @Test
    void shouldCountCharactersWhereWordsAreNotPartedByBlanks() {
        ArticleChange change = between(article("港", "渡轮晚点了"), article("港", "渡轮又晚点"));

        assertThat(change.wordsAdded()).isEqualTo(1);
        assertThat(change.wordsRemoved()).isEqualTo(1);
    }

    @Test
    void shouldSeeTextThatWasOnlyMoved() {
        ArticleChange change = between(article("Ferry", "One\nTwo"), article("Ferry", "Two\nOne"));

        assertThat(change.text()).isTrue();
        assertThat(change.share()).isZero();
    }

    @Test
    void shouldNameTheMetadataThatDiffers() {
        ArticleChange change = between(
                article("Ferry", TEXT),
                article("Ferry", TEXT).setAuthors(List.of("Ann")).setPublishedAt(Instant.ofEpochSecond(1)));

        assertThat(change.metadata()).containsExactly("authors", "publishedAt");
        assertThat(change.isAny()).isTrue();
        assertThat(change.isRevision()).isFalse();
    }
}
