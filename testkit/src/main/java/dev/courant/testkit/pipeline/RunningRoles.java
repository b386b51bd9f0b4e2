package dev.courant.testkit.pipeline;

import dev.courant.enrich.ArticleEnricher;
import dev.courant.enrich.EnrichSettings;
import dev.courant.enrich.reload.ActiveTaxonomy;
import dev.courant.enrich.topology.EnrichService;
import dev.courant.ingest.Ingest;
import dev.courant.ingest.IngestConditions;
import dev.courant.runtime.Component;
import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.ReadPositions;
import dev.courant.runtime.time.VirtualClock;
import dev.courant.store.Database;
import dev.courant.store.StoreSettings;
import dev.courant.store.sink.Sink;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Starts the roles of a pipeline side by side, as the command line starts each of them. Stateless. */
final class RunningRoles {
    private RunningRoles() {}

    /**
     * Starts roles on one cluster and database.
     *
     * @param stored is told up to where all records are in the database
     */
    static List<Component> start(
            Set<PipelineRole> roles,
            KafkaClients kafka,
            Map<String, String> environment,
            VirtualClock clock,
            IngestConditions conditions,
            ReadPositions stored) {
        MeterRegistry metrics = new SimpleMeterRegistry();
        List<Supplier<Component>> starts = new ArrayList<>();
        for (PipelineRole role : roles) {
            starts.add(
                    switch (role) {
                        case INGEST -> () -> Ingest.of(environment).start(kafka, clock, metrics, conditions);
                        case ENRICH -> () -> enrich(kafka, environment, clock, metrics);
                        case STORE -> () -> store(kafka, environment, clock, stored);
                    });
        }
        return startAll(starts);
    }

    private static Component enrich(
            KafkaClients kafka, Map<String, String> environment, VirtualClock clock, MeterRegistry metrics) {
        EnrichSettings settings = Settings.read(EnrichSettings.class, environment);
        ShippedTagger shipped = ShippedTagger.get();
        return Components.start("enrich", parts -> {
            ActiveTaxonomy taxonomy = parts.add(
                    ActiveTaxonomy.start(kafka, settings.taxonomy(), shipped.resources(), shipped.taxonomy(), metrics));
            parts.add(EnrichService.start(kafka, settings, new ArticleEnricher(taxonomy, clock), clock));
        });
    }

    private static Component store(
            KafkaClients kafka, Map<String, String> environment, VirtualClock clock, ReadPositions stored) {
        StoreSettings settings = Settings.read(StoreSettings.class, environment);
        return Components.start("store", parts -> {
            Database database = parts.add(Database.open(settings));
            parts.add(Sink.start(kafka, database, clock, stored));
        });
    }

    /** When one does not start, those that did are closed. */
    private static List<Component> startAll(List<Supplier<Component>> starts) {
        List<CompletableFuture<Component>> starting = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            starts.forEach(start -> starting.add(CompletableFuture.supplyAsync(start, threads)));
        }
        try {
            return starting.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            starting.stream()
                    .filter(future -> !future.isCompletedExceptionally())
                    .map(CompletableFuture::join)
                    .forEach(Component::close);
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
