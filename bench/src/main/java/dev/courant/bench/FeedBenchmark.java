package dev.courant.bench;

import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.courant.bench.WorldDocuments.Document;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures reading of feeds on one thread, in comparison with Rome, used as its documentation shows. Both read the
 * feeds that Rome accepts. The counter {@code feeds} is feeds per second; {@link #main} also prints the ratio.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class FeedBenchmark {
    /** The folder of the feeds; empty: that of {@code COURANT_BENCH_FEEDS}, else the invented publishers. */
    @Param("")
    public String folder = "";

    private final FeedReader reader = FeedReader.standard();
    private List<Document> feeds = List.of();

    /** Counts what was read. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        /** Feeds. */
        public long feeds;
    }

    /** Reads the feeds, and leaves out those that Rome refuses. */
    @Setup
    public void load() {
        List<Document> all = FeedFiles.in(folder);
        feeds = all.stream().filter(FeedBenchmark::isReadByRome).toList();
        System.out.println(
                "# " + feeds.size() + " feeds; " + (all.size() - feeds.size()) + " more are refused by Rome");
    }

    /** Courant's reader. */
    @Benchmark
    public void read(Count count, Blackhole hole) {
        for (Document feed : feeds) {
            hole.consume(reader.read(new FeedDocument(feed.body(), feed.contentType(), feed.url())));
        }
        count.feeds += feeds.size();
    }

    /** Plain Rome. */
    @Benchmark
    public void rome(Count count, Blackhole hole) throws IOException, FeedException {
        for (Document feed : feeds) {
            hole.consume(new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(feed.body()))));
        }
        count.feeds += feeds.size();
    }

    /**
     * Runs both and prints how much faster one is.
     *
     * @param args the options of JMH
     */
    public static void main(String... args) throws RunnerException, CommandLineOptionException {
        OptionsBuilder options = new OptionsBuilder();
        options.parent(new CommandLineOptions(args)).include(FeedBenchmark.class.getName());
        Collection<RunResult> results = new Runner(options.build()).run();
        double ours = feedsPerSecond(results, "read");
        double rome = feedsPerSecond(results, "rome");
        System.out.printf("Courant %.0f feeds/s, Rome %.0f feeds/s: %.1f times as fast%n", ours, rome, ours / rome);
    }

    private static double feedsPerSecond(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(benchmark))
                .flatMap(
                        result -> Stream.ofNullable(result.getSecondaryResults().get("feeds")))
                .mapToDouble(feeds -> feeds.getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Rome also throws undeclared exceptions. */
    private static boolean isReadByRome(Document feed) {
        try {
            return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(feed.body()))) != null;
        } catch (IOException | FeedException | RuntimeException e) {
            return false;
        }
    }
}
