package dev.courant.bench;

import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.courant.bench.WorldDocuments.Document;
import dev.courant.ingest.feed.FeedDocument;
import dev.courant.ingest.feed.FeedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reading all well-formed feeds, beside Rome as its documentation shows it. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class FeedBenchmark {
    private final List<Document> feeds = WorldDocuments.fetch().feeds().stream()
            .filter(feed -> isReadByRome(feed))
            .toList();
    private final FeedReader reader = FeedReader.standard();

    /** Courant's reader. */
    @Benchmark
    public void read(Blackhole hole) {
        for (Document feed : feeds) {
            hole.consume(reader.read(new FeedDocument(feed.body(), feed.contentType(), feed.url())));
        }
    }

    /** Plain Rome. */
    @Benchmark
    public void rome(Blackhole hole) throws IOException, FeedException {
        for (Document feed : feeds) {
            hole.consume(new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(feed.body()))));
        }
    }

    /** The feed that is broken on purpose is left out: Rome refuses it. */
    private static boolean isReadByRome(Document feed) {
        try {
            return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(feed.body()))) != null;
        } catch (IOException | FeedException e) {
            return false;
        }
    }
}
