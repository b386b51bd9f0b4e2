package dev.courant.bench;

import dev.courant.bench.chaos.Chaos;
import dev.courant.bench.chaos.Upgrade;
import dev.courant.bench.comparison.ExtractionComparison;
import dev.courant.bench.polling.PollingBenchmark;
import dev.courant.bench.replaying.ReplayBenchmark;
import dev.courant.bench.scraping.ScrapingBenchmark;
import dev.courant.bench.soak.Soak;
import dev.courant.bench.storage.StorageSizes;
import java.util.Arrays;

/** Runs a benchmark by its name. */
public final class Bench {
    private Bench() {}

    /**
     * Runs a benchmark.
     *
     * @param arguments its name and arguments: {@code polling}; {@code scraping} with options such as
     *     {@code hosts=200}; {@code replaying} with options such as {@code articles=10000}; {@code storage};
     *     {@code chaos} with seeds and seconds; {@code upgrade} with the folder of an earlier version; {@code soak}
     *     with options such as {@code minutes=60}; {@code extraction} with folders of pages; {@code feeds} with options
     *     of JMH; anything else is for JMH itself
     * @throws Exception when it cannot be run
     */
    public static void main(String... arguments) throws Exception {
        String[] given =
                Arrays.stream(arguments).filter(argument -> !argument.isBlank()).toArray(String[]::new);
        String[] rest = given.length == 0 ? given : Arrays.copyOfRange(given, 1, given.length);
        switch (given.length == 0 ? "" : given[0]) {
            case "polling" -> PollingBenchmark.main(rest);
            case "chaos" -> Chaos.main(rest);
            case "upgrade" -> Upgrade.main(rest);
            case "soak" -> Soak.main(rest);
            case "scraping" -> ScrapingBenchmark.main(rest);
            case "replaying" -> ReplayBenchmark.main(rest);
            case "storage" -> StorageSizes.main(rest);
            case "extraction" -> ExtractionComparison.main(rest);
            case "feeds" -> FeedBenchmark.main(rest);
            default -> org.openjdk.jmh.Main.main(given);
        }
    }
}
