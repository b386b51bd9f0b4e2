package dev.courant.ingest.scrape;

import static dev.courant.ingest.scrape.Links.NOON;
import static dev.courant.ingest.scrape.Links.URL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import dev.courant.schemas.TextSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecentArticlesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final RecentArticles recent = new RecentArticles(Duration.ofMinutes(10), now::get);
    private final Link first = Links.link("one", URL);

    @Test
    void shouldFindAnArticleForAnotherFeedAsFoundThroughIt() {
        recent.remember(first, Links.article(first));
        Link second = Links.link("two", URL);

        assertThat(recent.find(second)).hasValueSatisfying(article -> {
            assertThat(article.getLinkId()).isEqualTo(second.getLinkId());
            assertThat(article.getFeedId()).isEqualTo("two");
        });
        assertThat(recent.find(Links.link("two", "https://harbour.example/b"))).isEmpty();
    }

    @Test
    void shouldNotFindAnArticleForTheSameFeedWhichHasChangedIt() {
        recent.remember(first, Links.article(first));

        assertThat(recent.find(first)).isEmpty();
    }

    @Test
    void shouldNotReuseWhatAnotherEntryOfTheSameLinkSaid() {
        Link live = Link.newBuilder(first).setTitle("Ferry sinks off Norhaven").build();
        Article told = Article.newBuilder(Links.article(live))
                .setTitle("Ferry sinks off Norhaven")
                .setTextSource(TextSource.FEED)
                .build();
        recent.remember(live, told);
        Link same = Link.newBuilder(Links.link("two", URL))
                .setTitle("Norhaven: ferry sinks")
                .build();
        Link other = Link.newBuilder(Links.link("two", URL))
                .setTitle("Council elects chairwoman again")
                .build();

        assertThat(recent.find(same)).isPresent();
        assertThat(recent.find(other)).isEmpty();
    }

    @Test
    void shouldForgetAnArticleSomeTimeAfterItWasFetchedHoweverOftenItIsReused() {
        Article article = Links.article(first);
        recent.remember(first, article);
        now.set(NOON.plus(Duration.ofMinutes(9)));
        recent.remember(first, article);
        assertThat(recent.find(Links.link("two", URL))).isPresent();

        now.set(NOON.plus(Duration.ofMinutes(10)));

        assertThat(recent.find(Links.link("two", URL))).isEmpty();
    }
}
