package dev.courant.enrich.reload;

import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicFollower;
import dev.courant.schemas.Taxonomy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * The active version of a taxonomy: the newest in the topic {@code taxonomy} that can be used, or else the shipped one.
 * Every instance follows the topic for itself and swaps versions between two articles, so that an article is tagged by
 * one version and no article waits. Thread-safe.
 */
public final class ActiveTaxonomy implements Component, Supplier<TaxonomyVersion> {
    private static final Duration FIRST = Duration.ofSeconds(60);
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final TaxonomyVersions versions;
    private final CountDownLatch read = new CountDownLatch(1);
    private final Loop loop;

    private ActiveTaxonomy(KafkaClients clients, TaxonomyVersions versions) {
        this.versions = versions;
        this.loop = Loop.start("taxonomy", running -> follow(clients, running));
    }

    /**
     * Reads the versions published so far, and follows the topic.
     *
     * @param clients the cluster
     * @param name the name of the taxonomy
     * @param resources what a tagger needs beside the taxonomy
     * @param metrics where versions are counted
     * @return the running component, with the newest version already active
     * @throws CourantException when Kafka does not deliver the topic within a minute
     */
    public static ActiveTaxonomy start(
            KafkaClients clients, String name, TaggerResources resources, MeterRegistry metrics) {
        ActiveTaxonomy active = new ActiveTaxonomy(clients, TaxonomyVersions.shipped(name, resources, metrics));
        try {
            active.awaitFirst(clients);
            return active;
        } catch (RuntimeException e) {
            active.close();
            throw e;
        }
    }

    @Override
    public TaxonomyVersion get() {
        return versions.active();
    }

    @Override
    public String name() {
        return loop.name();
    }

    @Override
    public Health check() {
        return loop.check();
    }

    @Override
    public void close() {
        loop.close();
    }

    private void awaitFirst(KafkaClients clients) {
        try {
            if (!read.await(FIRST.toSeconds(), TimeUnit.SECONDS)) {
                throw new CourantException("Kafka at " + clients.settings().bootstrapServers()
                        + " does not hand out the topic "
                        + clients.topics().taxonomy().name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CourantException("interrupted while reading the taxonomy", e);
        }
    }

    private void follow(KafkaClients clients, Loop.Running running) {
        try (TopicFollower<String, Taxonomy> follower =
                TopicFollower.fromBeginning(clients, clients.topics().taxonomy())) {
            running.onStop(follower::wakeUp);
            List<@Nullable Taxonomy> published = new ArrayList<>();
            while (running.active()) {
                follower.take(WAIT, (name, taxonomy) -> {
                    if (name.equals(versions.name())) {
                        published.add(taxonomy);
                    }
                });
                // Versions that are outdated already at the start are not compiled.
                if (follower.hasCaughtUp()) {
                    versions.adopt(published);
                    published.clear();
                    running.ready();
                    read.countDown();
                }
            }
        } catch (WakeupException e) {
            // The loop was closed.
        }
    }
}
