package dev.courant.app.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.app.feeds.FeedAddition.FeedRequest;
import dev.courant.app.feeds.FeedAddition.Kind;
import dev.courant.runtime.CourantException;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedAdditionTest {
    private static final FeedOptions OPTIONS = new FeedOptions(
            "Pier", "en", Map.of("country", "mx"), Duration.ofMinutes(5), Duration.ofMinutes(1), false, null);

    @Test
    void shouldIdentifyAFeedByItsNormalisedUrlAndFetchItByTheGivenOne() {
        FeedAddition addition = add("HTTPS://Pier.example:443/rss?utm_source=list#top", OPTIONS, false);

        assertThat(addition.kind()).isEqualTo(Kind.ADDED);
        assertThat(addition.definition())
                .isEqualTo(FeedDefinition.newBuilder()
                        .setFeedId(Identity.ofFeed("https://pier.example/rss"))
                        .setUrl("HTTPS://Pier.example:443/rss?utm_source=list#top")
                        .setTitle("Pier")
                        .setLanguage("en")
                        .setLabels(Map.of("country", "mx"))
                        .setMaxIntervalSeconds(300)
                        .setMinIntervalSeconds(60)
                        .setVerifyTls(false)
                        .setUpdatedAt(FeedFixtures.NOW)
                        .build());
    }

    @Test
    void shouldNotChangeExistingFeeds() {
        FeedDefinition known =
                FeedFixtures.definition("https://pier.example/rss").build();

        assertThat(add("https://PIER.example/rss", OPTIONS, false, known))
                .isEqualTo(new FeedAddition(Kind.EXISTING, known));
    }

    @Test
    void shouldChangeOnlyTheGivenOptionsOnUpdate() {
        FeedDefinition known = FeedFixtures.definition("https://pier.example/rss")
                .setFeedId("added-by-another-tool")
                .setTitle("The Pier")
                .setLabels(Map.of("desk", "sea"))
                .setMinIntervalSeconds(120)
                .build();
        FeedOptions options = new FeedOptions(null, null, Map.of("country", "mx"), null, null, null, null);

        FeedAddition addition = add("https://pier.example/rss", options, true, known);

        assertThat(addition)
                .isEqualTo(new FeedAddition(
                        Kind.UPDATED,
                        FeedDefinition.newBuilder(known)
                                .setLabels(Map.of("desk", "sea", "country", "mx"))
                                .setUpdatedAt(FeedFixtures.NOW)
                                .build()));
    }

    @Test
    void shouldAddEachFeedOnce() {
        List<FeedRequest> twice = List.of(
                new FeedRequest("https://pier.example/rss", OPTIONS),
                new FeedRequest("https://pier.example/rss#", FeedOptions.NONE));

        assertThat(FeedAddition.of(twice, List.of(), false, FeedFixtures.NOW))
                .singleElement()
                .satisfies(
                        addition -> assertThat(addition.definition().getTitle()).isEqualTo("Pier"));
    }

    @Test
    void shouldRefuseInvalidFeeds() {
        assertThatThrownBy(() -> add("ftp://pier.example/rss", OPTIONS, false))
                .isInstanceOf(CourantException.class)
                .hasMessage("\"ftp://pier.example/rss\" is not an absolute http or https URL");
        FeedDefinition slow = FeedFixtures.definition("https://pier.example/rss")
                .setMinIntervalSeconds(3_600)
                .build();
        FeedOptions often = new FeedOptions(null, null, Map.of(), Duration.ofMinutes(5), null, null, null);
        assertThatThrownBy(() -> add("https://pier.example/rss", often, true, slow))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("its shortest interval, 3600 s, is longer than its longest, 300 s");
    }

    private static FeedAddition add(String url, FeedOptions options, boolean update, FeedDefinition... known) {
        return FeedAddition.of(List.of(new FeedRequest(url, options)), List.of(known), update, FeedFixtures.NOW)
                .getFirst();
    }
}
