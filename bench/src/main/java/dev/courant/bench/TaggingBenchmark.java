package dev.courant.bench;

import dev.courant.embedded.world.Story;
import dev.courant.embedded.world.World;
import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.model.ModelFile;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.QueryMatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures articles tagged per second by one thread. The articles are English, of about 1,000 words, each joined from
 * several stories of the demo world, so that they have more topics than real news. Add {@code -prof gc} for the bytes
 * allocated per article.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class TaggingBenchmark {
    private static final int ARTICLES = 16;
    private static final int WORDS = 1_000;

    private final List<TaggableText> texts = articles();
    private final Tagger shipped;
    private final Tagger rulesAlone;
    private final Tagger tenfold;
    private final Monitor monitor;

    /** Compiles the rules. */
    public TaggingBenchmark() {
        Taxonomy taxonomy = Taxonomy.bundled();
        shipped = Tagger.of(taxonomy, Gazetteer.bundled(), ModelFile.shipped());
        rulesAlone = Tagger.of(taxonomy, Gazetteer.bundled());
        tenfold = Tagger.of(TenfoldTaxonomy.of(taxonomy), Gazetteer.bundled());
        try {
            monitor = LuceneRules.monitor(taxonomy, Gazetteer.bundled(), "en");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes Lucene. */
    @TearDown
    public void close() throws IOException {
        monitor.close();
    }

    /** The shipped taxonomy in all its languages, with entities and the shipped model of words. */
    @Benchmark
    @OperationsPerInvocation(ARTICLES)
    public void courant(Blackhole hole) {
        texts.forEach(text -> hole.consume(shipped.tag(text)));
    }

    /** The same without the model. */
    @Benchmark
    @OperationsPerInvocation(ARTICLES)
    public void courantRulesAlone(Blackhole hole) {
        texts.forEach(text -> hole.consume(rulesAlone.tag(text)));
    }

    /** Ten times the rules, without the model. */
    @Benchmark
    @OperationsPerInvocation(ARTICLES)
    public void courantTenfoldRules(Blackhole hole) {
        texts.forEach(text -> hole.consume(tenfold.tag(text)));
    }

    /** The English rules as queries of Lucene Monitor, one for each topic: no scores, no evidence, no entities. */
    @Benchmark
    @OperationsPerInvocation(ARTICLES)
    public void luceneMonitor(Blackhole hole) throws IOException {
        for (TaggableText text : texts) {
            Document document = new Document();
            document.add(new TextField(LuceneRules.FIELD, text.title() + ".\n" + text.text(), Store.NO));
            hole.consume(monitor.match(document, QueryMatch.SIMPLE_MATCHER));
        }
    }

    private static List<TaggableText> articles() {
        List<Story.Content> stories = World.demo().stories().stream()
                .map(Story::content)
                .filter(story -> "en".equals(story.language()) && !story.body().isEmpty())
                .toList();
        List<TaggableText> articles = new ArrayList<>();
        int next = 0;
        while (articles.size() < ARTICLES) {
            String title = stories.get(next % stories.size()).title();
            StringBuilder text = new StringBuilder();
            int words = 0;
            while (words < WORDS) {
                String body = stories.get(next++ % stories.size()).bodyText();
                text.append(body).append('\n');
                words += body.split("\\s+").length;
            }
            articles.add(new TaggableText(title, text.toString(), "en"));
        }
        return articles;
    }
}
