package dev.courant.bench;

import dev.courant.bench.WorldDocuments.Document;
import dev.courant.parse.extract.Extractor;
import dev.courant.parse.extract.Page;
import dev.courant.parse.text.charset.CharsetLabels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Measures extraction of all pages and, for comparison, parsing alone. The result is their ratio. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ExtractionBenchmark {
    private final List<Document> pages = WorldDocuments.fetch().pages();
    private final Extractor extractor = new Extractor();

    /** Courant's extractor. */
    @Benchmark
    public void extract(Blackhole hole) {
        for (Document page : pages) {
            hole.consume(extractor.extract(Page.of(page.body(), page.contentType(), page.url())));
        }
    }

    /** Jsoup's parser alone. */
    @Benchmark
    public void parseOnly(Blackhole hole) throws IOException {
        for (Document page : pages) {
            String charset = CharsetLabels.ofContentType(page.contentType());
            hole.consume(Jsoup.parse(new ByteArrayInputStream(page.body()), charset, page.url()));
        }
    }
}
