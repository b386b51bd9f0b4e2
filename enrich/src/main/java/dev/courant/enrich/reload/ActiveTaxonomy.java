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
 * Holds the active version of a taxonomy: the newest usable one in the topic {@code taxonomy}, or else the shipped one.
 * Each instance follows the topic by itself. A new version is compiled beside the stream and then replaces the active
 * one, so that no article waits. Thread-safe.
 */
public final class ActiveTaxonomy implements Component, Supplier<TaxonomyVersion> {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);

    private final TaxonomyVersions versions;
    private final CountDownLatch topicRead = new CountDownLatch(1);
    private final Loop loop;

    private ActiveTaxonomy(KafkaClients clients, TaxonomyVersions versions) {
        this.versions = versions;
        this.loop = Loop.start("taxonomy", running -> follow(clients, running));
    }

    /**
     * Reads the versions that have been published, and starts to follow the topic.
     *
     * @param clients the cluster
     * @param name the name of the taxonomy
     * @param resources entities and model of the taggers
     * @param metrics the registry in which versions are counted
     * @return the running component, with the newest version already active
     * @throws CourantException when the topic cannot be read within a minute
     */
    public static ActiveTaxonomy start(
            KafkaClients clients, String name, TaggerResources resources, MeterRegistry metrics) {
        return start(clients, TaxonomyVersions.shipped(name, resources, metrics));
    }

    /**
     * As the other, for several in one process, which share the version that takes seconds to compile.
     *
     * @param clients the cluster
     * @param name the name of the taxonomy
     * @param resources entities and model of the taggers
     * @param shipped the version that is active while none is published, compiled with these resources
     * @param metrics the registry in which versions are counted
     * @return the running component, with the newest version already active
     * @throws CourantException when the topic cannot be read within a minute
     */
    public static ActiveTaxonomy start(
            KafkaClients clients,
            String name,
            TaggerResources resources,
            TaxonomyVersion shipped,
            MeterRegistry metrics) {
        return start(clients, TaxonomyVersions.startingWith(shipped, name, resources, metrics));
    }

    private static ActiveTaxonomy start(KafkaClients clients, TaxonomyVersions versions) {
        ActiveTaxonomy active = new ActiveTaxonomy(clients, versions);
        try {
            active.awaitTopicRead(clients);
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

    private void awaitTopicRead(KafkaClients clients) {
        try {
            if (!topicRead.await(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new CourantException("Kafka at " + clients.settings().bootstrapServers()
                        + " did not deliver the topic "
                        + clients.topics().taxonomy().name() + " within "
                        + START_TIMEOUT.toSeconds() + " s; check that it can be reached");
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
                // At the start, versions before the newest usable one are not compiled.
                if (follower.hasCaughtUp()) {
                    versions.adopt(published);
                    published.clear();
                    running.ready();
                    topicRead.countDown();
                } else {
                    running.notReady("reads the topic of taxonomies");
                }
                follower.take(POLL_TIMEOUT, (name, taxonomy) -> {
                    if (name.equals(versions.name())) {
                        published.add(taxonomy);
                    }
                });
            }
        } catch (WakeupException e) {
            // The loop was closed.
        }
    }
}
