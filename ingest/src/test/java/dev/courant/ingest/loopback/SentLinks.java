package dev.courant.ingest.loopback;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Links in Kafka to pages of a loopback server. */
public final class SentLinks {
    private SentLinks() {}

    /** Sends links to pages {@code /a/host/page}, those of a host one after the other, as a feed does. */
    public static void send(KafkaClients kafka, LoopbackServer server, int hosts, int pages) throws Exception {
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            for (int host = 0; host < hosts; host++) {
                for (int page = 0; page < pages; page++) {
                    var sent = send(kafka, producer, server.url("h" + host + ".localhost", "/a/" + host + "/" + page));
                    if (page == 0) {
                        // A broker may refuse the second of several requests to a partition that is just created.
                        var unused = sent.get();
                    }
                }
            }
        }
    }

    /** Sends the link to one page. */
    public static void send(KafkaClients kafka, LoopbackServer server, String host, String path) throws Exception {
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            var unused = send(kafka, producer, server.url(host, path)).get();
        }
    }

    private static Future<RecordMetadata> send(KafkaClients kafka, Producer<byte[], byte[]> producer, String url) {
        String host = Fetching.web(url).hostKey();
        Link link = Link.newBuilder()
                .setLinkId(Identity.ofLink("feed", url, ""))
                .setArticleId(Identity.ofArticle(url))
                .setUrl(url)
                .setHost(host)
                .setFeedId("feed")
                .setAuthors(List.of())
                .setCategories(List.of())
                .setDiscoveredAt(Instant.now())
                .build();
        return producer.send(KafkaClients.record(kafka.topics().links(), host, link));
    }
}
