package dev.courant.app.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.FeedDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedNamesTest {
    private final FeedDefinition harbour = feed("ab12cd34".repeat(4), "https://harbour.example/feed");
    private final FeedDefinition pier = feed("ab12cd35".repeat(4), "https://pier.example/rss?utm_source=x");
    private final FeedDefinition broken = feed("00ff", "not a URL");
    private final List<FeedDefinition> known = List.of(harbour, pier, broken);

    @Test
    void shouldAcceptIdsTheirBeginningsAndUrls() {
        assertThat(resolve(harbour.getFeedId())).containsExactly(harbour);
        assertThat(resolve("AB12CD35")).containsExactly(pier);
        assertThat(resolve("HTTPS://Harbour.example:443/feed#latest")).containsExactly(harbour);
        assertThat(resolve("https://pier.example/rss")).containsExactly(pier);
        assertThat(resolve("0")).containsExactly(broken);
    }

    @Test
    void shouldNameEachFeedOnceInTheOrderOfTheNames() {
        assertThat(resolve("https://pier.example/rss", "ab12cd34", "ab12cd35")).containsExactly(pier, harbour);
    }

    @Test
    void shouldRefuseAnAmbiguousBeginning() {
        assertThatThrownBy(() -> resolve("ab12"))
                .isInstanceOf(CourantException.class)
                .hasMessageContainingAll(
                        "ab12 is the beginning of 2 feeds' ids", harbour.getFeedId(), pier.getFeedId());
    }

    @Test
    void shouldListAllUnknownNames() {
        assertThatThrownBy(() -> resolve("ab12cd34", "https://quay.example/", "quay"))
                .isInstanceOf(CourantException.class)
                .hasMessageStartingWith("no such feed: https://quay.example/, quay (");
    }

    @Test
    void shouldShortenIdsAsLongAsTheyDiffer() {
        assertThat(FeedNames.shortLength(List.of())).isEqualTo(8);
        assertThat(FeedNames.shortLength(List.of("11111111aa", "22222222aa"))).isEqualTo(8);
        assertThat(FeedNames.shortLength(List.of("11111111aaa", "22222222aaa", "11111111aab")))
                .isEqualTo(11);
    }

    private List<FeedDefinition> resolve(String... names) {
        return FeedNames.resolve(List.of(names), known);
    }

    private static FeedDefinition feed(String id, String url) {
        return FeedFixtures.definition("https://any.example/")
                .setFeedId(id)
                .setUrl(url)
                .build();
    }
}
