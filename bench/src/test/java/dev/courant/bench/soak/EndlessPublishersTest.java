package dev.courant.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** The load of a soak. */
class EndlessPublishersTest {
    private static final Pattern LINK = Pattern.compile("<link>(.*?)</link>");

    @Test
    void shouldListEachArticleOnceAndAnswerThatNothingIsNew() throws Exception {
        try (EndlessPublishers publishers = EndlessPublishers.start(1_000);
                Visitor visitor = new Visitor()) {
            assertThat(visitor.get(publishers.feeds().getFirst(), "").body()).doesNotContain("<item>");
            publishers.startPublishing();
            while (publishers.links() < EndlessPublishers.HOSTS) {
                Thread.onSpinWait();
            }
            publishers.stopPublishing();

            Set<String> links = new HashSet<>();
            for (String feed : publishers.feeds().subList(0, EndlessPublishers.HOSTS)) {
                Page answer = visitor.get(feed, "");
                LINK.matcher(answer.body())
                        .results()
                        .map(match -> match.group(1))
                        .forEach(links::add);
                String tag = answer.tag();
                assertThat(visitor.get(feed, tag).status()).isEqualTo(304);
            }

            assertThat(links).hasSize((int) publishers.links());
            String link = links.iterator().next();
            assertThat(visitor.get(link, "").body())
                    .isEqualTo(visitor.get(link, "").body());
        }
    }

    private record Page(int status, String tag, String body) {}

    /** Knows where names below {@code localhost} are. */
    private static final class Visitor implements AutoCloseable {
        private final OkHttpClient client = new OkHttpClient.Builder()
                .dns(host -> List.of(InetAddress.getLoopbackAddress()))
                .build();

        Page get(String url, String tag) throws IOException {
            Request request =
                    new Request.Builder().url(url).header("If-None-Match", tag).build();
            try (Response response = client.newCall(request).execute()) {
                return new Page(
                        response.code(),
                        Objects.requireNonNullElse(response.header("ETag"), ""),
                        response.body().string());
            }
        }

        @Override
        public void close() {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }
}
