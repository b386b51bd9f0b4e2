package dev.courant.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.ingest.loopback.ChaosPublisher;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.runtime.Components;
import dev.courant.schemas.Article;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Publishers who do their worst beside some who are well. Those who hang do so to the end, so nothing can wait for
 * them.
 */
@ServersTest
class ChaosIT {
    private static final int HEALTHY = 6;
    private static final int ROUNDS = 4;
    private static final String PAGE = "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>"
            + "The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                    .repeat(9)
            + "</p></article></body></html>";

    private final Servers servers;

    ChaosIT(Servers servers) {
        this.servers = servers;
    }

    /** Each time it is asked, a healthy feed has one entry more. */
    private static Reply healthy(LoopbackServer.Request request, Map<String, AtomicInteger> polls) {
        String host = request.headers().get("host");
        if (!request.path().equals("/feed")) {
            return request.path().startsWith("/a") ? Reply.ok(PAGE).with("Content-Type", "text/html") : Reply.of(404);
        }
        int round = Math.min(ROUNDS, requireNonNull(polls.get(host)).incrementAndGet());
        StringBuilder items = new StringBuilder();
        for (int entry = 1; entry <= round; entry++) {
            items.append("<item><title>Ferry</title><link>http://" + host + "/a" + entry + "</link></item>");
        }
        return Reply.ok("<rss version='2.0'><channel><title>The Harbour</title>" + items + "</channel></rss>");
    }

    private String define(String url) {
        String feedId = Identity.ofFeed(url);
        FeedDefinition definition = FeedDefinition.newBuilder()
                .setFeedId(feedId)
                .setUrl(url)
                .setUpdatedAt(Instant.now())
                .build();
        servers.send(servers.topics().feeds(), feedId, definition);
        return feedId;
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion::run);
    }

    private Set<String> articles() {
        return servers.values(servers.topics().articles()).stream()
                .map(Article::getUrl)
                .collect(Collectors.toSet());
    }

    private Map<String, FeedStatus> statuses() {
        Map<String, FeedStatus> statuses = new HashMap<>();
        servers.values(servers.topics().feedStatus()).forEach(status -> statuses.put(status.getFeedId(), status));
        return statuses;
    }

    @Test
    void shouldServeTheHealthyAndEndEveryLink() {
        Map<String, AtomicInteger> polls = new HashMap<>();
        try (ChaosPublisher chaos = new ChaosPublisher();
                LoopbackServer well = LoopbackServer.replying(request -> healthy(request, polls))) {
            Set<String> pages = new HashSet<>();
            List<String> feeds = new ArrayList<>();
            for (int i = 0; i < HEALTHY; i++) {
                String feed = well.url("well" + i + ".localhost", "/feed");
                polls.put(feed.substring("http://".length(), feed.length() - "/feed".length()), new AtomicInteger());
                for (int entry = 1; entry <= ROUNDS; entry++) {
                    pages.add(feed.replace("/feed", "/a" + entry));
                }
                feeds.add(feed);
            }
            Set<String> sick = chaos.feeds().stream().map(this::define).collect(Collectors.toSet());
            String guide = define(chaos.guide());
            try (Components ingest = IngestInstance.start(
                    servers, Map.of("COURANT_FETCH_TIMEOUT", "3s", "COURANT_FETCH_MAX_BYTES", "2MiB"))) {
                eventually(() -> assertThat(chaos.hanging()).isGreaterThanOrEqualTo(ChaosPublisher.HANGING));
                Set<String> sound = feeds.stream().map(this::define).collect(Collectors.toSet());

                eventually(() -> assertThat(articles()).containsAll(pages));
                eventually(() -> assertThat(ended()).containsExactlyInAnyOrderElementsOf(links()));
                eventually(() -> assertThat(statuses().keySet()).containsAll(sick));

                assertThat(sound)
                        .allSatisfy(feed -> assertThat(statuses().get(feed))
                                .extracting(FeedStatus::getState)
                                .isEqualTo(FeedState.HEALTHY));
                assertThat(statuses().get(guide))
                        .extracting(FeedStatus::getState)
                        .isEqualTo(FeedState.HEALTHY);
            }
        }
        assertThat(reasons())
                .contains(
                        OutcomeReason.TOO_LARGE,
                        OutcomeReason.ADDRESS_REFUSED,
                        OutcomeReason.BAD_REDIRECT,
                        OutcomeReason.CONNECTION_FAILED,
                        OutcomeReason.TIMEOUT,
                        OutcomeReason.SERVER_ERROR);
    }

    private List<String> links() {
        return servers.values(servers.topics().links()).stream()
                .map(Link::getLinkId)
                .toList();
    }

    private List<String> ended() {
        List<String> ended = new ArrayList<>();
        servers.values(servers.topics().articles()).forEach(article -> ended.add(article.getLinkId()));
        servers.values(servers.topics().outcomes()).forEach(outcome -> ended.add(outcome.getLinkId()));
        return ended;
    }

    private Set<OutcomeReason> reasons() {
        return servers.values(servers.topics().outcomes()).stream()
                .map(Outcome::getReason)
                .collect(Collectors.toSet());
    }
}
