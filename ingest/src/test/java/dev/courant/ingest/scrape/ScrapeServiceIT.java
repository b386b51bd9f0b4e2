package dev.courant.ingest.scrape;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.embedded.world.Story;
import dev.courant.embedded.world.WorldServer;
import dev.courant.ingest.IngestInstance;
import dev.courant.runtime.Components;
import dev.courant.runtime.Health;
import dev.courant.schemas.Article;
import dev.courant.schemas.ExtractedBlock;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One world, worked through once and then again; so the tests have an order. */
@ServersTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScrapeServiceIT {
    private final Servers servers;

    ScrapeServiceIT(Servers servers) {
        this.servers = servers;
    }

    private Map<String, Article> articles() {
        return servers.values(servers.topics().articles()).stream()
                .collect(toMap(Article::getUrl, article -> article, (first, second) -> second));
    }

    private Map<String, Outcome> outcomes() {
        return servers.values(servers.topics().outcomes()).stream()
                .collect(toMap(Outcome::getUrl, outcome -> outcome, (first, second) -> second));
    }

    private void awaitAllEnded(int links) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> articles().size() + outcomes().size() >= links);
    }

    @Test
    @Order(1)
    void shouldEndEveryLinkOfTheWorldAsExpected() {
        WorldServer world = servers.world();
        for (String url : world.feedUrls()) {
            servers.send(
                    servers.topics().feeds(),
                    Identity.ofFeed(url),
                    FeedDefinition.newBuilder()
                            .setFeedId(Identity.ofFeed(url))
                            .setUrl(url)
                            .setUpdatedAt(Instant.now())
                            .build());
        }
        List<Story> stories = world.published();
        try (Components ingest = IngestInstance.start(servers, Map.of())) {
            awaitAllEnded(stories.size());
        }

        Map<String, Article> articles = articles();
        Map<String, Outcome> outcomes = outcomes();
        assertThat(stories).allSatisfy(story -> {
            String url = world.url(story);
            if (story.outcome().kind() == OutcomeKind.DROPPED) {
                assertThat(articles).doesNotContainKey(url);
                assertThat(outcomes.get(url))
                        .extracting(Outcome::getReason)
                        .isEqualTo(story.outcome().reason());
            } else {
                assertThat(outcomes).doesNotContainKey(url);
                assertThat(articles.get(url))
                        .extracting(Article::getTextSource)
                        .isEqualTo(story.outcome().textSource());
                assertThat(articles.get(url))
                        .extracting(Article::getCanonicalUrl)
                        .isEqualTo(world.canonicalUrl(story));
            }
        });
    }

    @Test
    @Order(2)
    void shouldTellHowEachArticleWasFound() {
        Map<String, ExtractionReport> reports = servers.values(servers.topics().extractions()).stream()
                .collect(toMap(ExtractionReport::getArticleId, report -> report, (first, second) -> second));

        assertThat(articles().values()).allSatisfy(article -> {
            ExtractionReport report = Objects.requireNonNull(reports.get(article.getArticleId()));
            assertThat(report.getTextSource()).isEqualTo(article.getTextSource());
            assertThat(report.getMethod()).isEqualTo(article.getMethod());
            assertThat(report.getProvenance()).isEqualTo(article.getProvenance());
            assertThat(report.getBlocks().stream()
                            .filter(ExtractedBlock::getKept)
                            .map(ExtractedBlock::getText))
                    .hasSize(report.getKept())
                    .allSatisfy(text -> assertThat(article.getText()).contains(text.strip()));
        });
    }

    @Test
    @Order(3)
    void shouldRepeatHarmlesslyWhatWasNotCommitted() throws Exception {
        Set<String> revisions = revisions();
        int links = servers.values(servers.topics().links()).size();
        int before = ended();
        try (Admin admin = servers.kafka().admin()) {
            admin.deleteConsumerGroups(List.of(servers.kafka().name("ingest")))
                    .all()
                    .get();
        }

        try (Components ingest = IngestInstance.start(servers, Map.of("COURANT_POLL_INTERVAL", "1h"))) {
            await().atMost(Duration.ofSeconds(40)).until(() -> ended() >= before + links);
        }

        assertThat(revisions()).isEqualTo(revisions);
    }

    @Test
    @Order(4)
    void shouldBuryALinkThatCannotBeReadOnceAndGoOn() throws Exception {
        try (Producer<byte[], byte[]> producer = servers.kafka().producer()) {
            producer.send(new ProducerRecord<>(servers.topics().links().name(), new byte[] {'h'}, new byte[] {1, 2, 3}))
                    .get();
        }

        try (Components ingest = IngestInstance.start(servers, Map.of("COURANT_POLL_INTERVAL", "1h"))) {
            servers.await(servers.topics().deadLetters(), letters -> !letters.isEmpty());
        }
        try (Components ingest = IngestInstance.start(servers, Map.of("COURANT_POLL_INTERVAL", "1h"))) {
            await().until(() -> ingest.check().equals(Health.UP));
        }

        assertThat(servers.values(servers.topics().deadLetters())).containsExactly(new byte[] {1, 2, 3});
    }

    private int ended() {
        return servers.values(servers.topics().articles()).size()
                + servers.values(servers.topics().outcomes()).size();
    }

    private Set<String> revisions() {
        return servers.values(servers.topics().articles()).stream()
                .map(article -> article.getLinkId() + " " + article.getRevisionId())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
