package dev.courant.bench.scraping;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Links that wait in Kafka.
 *
 * @param hosts how many hosts
 * @param links how many links of each
 * @param order {@code blocks}: those of a host one after the other; {@code rounds}: one of each host after the other;
 *     {@code shuffled}: in rounds of all hosts, each in an order of its own
 */
record WaitingLinks(int hosts, int links, String order) {
    /**
     * Among them are hosts of all partitions: a broker may refuse the second of several requests to a new partition.
     */
    private static final int FIRST_HOSTS = 100;

    void send(KafkaClients kafka, int port) {
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            switch (order) {
                case "blocks" ->
                    IntStream.range(0, hosts)
                            .forEach(host ->
                                    IntStream.range(0, links).forEach(link -> send(kafka, producer, port, host, link)));
                case "rounds", "shuffled" -> {
                    List<Integer> round =
                            new ArrayList<>(IntStream.range(0, hosts).boxed().toList());
                    Random random = new Random(7);
                    for (int link = 0; link < links; link++) {
                        if (order.equals("shuffled")) {
                            Collections.shuffle(round, random);
                        }
                        for (int host : round) {
                            send(kafka, producer, port, host, link);
                        }
                    }
                }
                default -> throw new CourantException("order=" + order + ": write blocks, rounds or shuffled");
            }
        }
    }

    private static void send(KafkaClients kafka, Producer<byte[], byte[]> producer, int port, int host, int number) {
        String name = "h" + host + ".localhost";
        String url = "http://" + name + ":" + port + "/" + number;
        Link link = Link.newBuilder()
                .setLinkId(Identity.ofLink(name, url, ""))
                .setArticleId(Identity.ofArticle(url))
                .setUrl(url)
                .setHost(name)
                .setFeedId(name)
                .setTitle("What happened in the harbour on day " + number)
                .setAuthors(List.of())
                .setCategories(List.of())
                .setSummaryHtml(
                        "The ferry to the outer islands was late again, and nobody in the harbour could say why.")
                .setDiscoveredAt(Instant.now())
                .build();
        Future<RecordMetadata> sent =
                producer.send(KafkaClients.record(kafka.topics().links(), name + ":" + port, link));
        if (number == 0 && host < FIRST_HOSTS) {
            await(sent);
        }
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            var unused = sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new CourantException("a link cannot be written: " + e, e);
        }
    }
}
