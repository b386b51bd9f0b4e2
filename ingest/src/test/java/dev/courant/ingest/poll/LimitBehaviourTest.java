package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.report;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.schemas.FeedState;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitBehaviourTest {
    private static final Reply LARGE = Reply.of(200).with(sitemap(50_000)).with("ETag", "\"1\"");
    private static final String CUT = "limit: the newest 10000 of 50000 entries";

    @Test
    void shouldNameWhatOfALargeSitemapIsLeftOutUntilAnotherOneIsRead() {
        AtomicReference<Reply> reply = new AtomicReference<>(LARGE);
        try (LoopbackServer server = LoopbackServer.replying(request -> reply.get());
                PolledFeed feed = PolledFeed.of(server)) {
            assertThat(feed.poll().links()).hasSize(10_000);
            assertThat(report(feed.status()).getProblem()).isEqualTo(CUT);

            reply.set(Reply.of(304));
            feed.poll();
            assertThat(report(feed.status()).getProblem()).isEqualTo(CUT);

            reply.set(Reply.of(500));
            feed.poll();
            assertThat(feed.status().getState()).isEqualTo(FeedState.FAILING);
            assertThat(report(feed.status()).getProblem())
                    .startsWith("HTTP 500")
                    .endsWith("; " + CUT);

            reply.set(Reply.of(304));
            feed.poll();
            assertThat(feed.status().getState()).isEqualTo(FeedState.HEALTHY);
            assertThat(report(feed.status()).getProblem()).isEqualTo(CUT);

            reply.set(Reply.of(200).with(sitemap(10)));
            feed.poll();
            assertThat(report(feed.status()).getProblem()).isNull();
        }
    }

    @Test
    void shouldAskForADocumentAgainUntilAllItsEntriesAreDiscovered() {
        List<Reply> replies = List.of(feed("a", 150), feed("b", 250));
        AtomicReference<Reply> reply = new AtomicReference<>(replies.getFirst());
        try (LoopbackServer server = LoopbackServer.replying(request -> reply.get());
                PolledFeed feed = PolledFeed.of(server)) {
            feed.poll();
            reply.set(replies.getLast());

            assertThat(feed.poll().links()).hasSize(100);
            assertThat(report(feed.status()).getProblem())
                    .isEqualTo("limit: 150 new entries are left for the next polls");
            assertThat(feed.poll().links()).hasSize(150);
            assertThat(server.last().headers()).doesNotContainKeys("if-none-match", "if-modified-since");
            assertThat(report(feed.status()).getProblem()).isNull();
            assertThat(feed.status().getDiscovered()).isEqualTo(400);
        }
    }

    private static byte[] sitemap(int urls) {
        return IntStream.range(0, urls)
                .mapToObj(i -> "<url><loc>https://harbour.example/" + i + "</loc></url>")
                .collect(Collectors.joining(
                        "", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", "</urlset>"))
                .getBytes(UTF_8);
    }

    private static Reply feed(String name, int entries) {
        String[] slugs = IntStream.range(0, entries).mapToObj(i -> name + i).toArray(String[]::new);
        return Reply.of(200).with(PolledFeed.rss("", slugs).getBytes(UTF_8)).with("ETag", "\"" + name + "\"");
    }
}
