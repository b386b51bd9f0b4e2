package dev.courant.bench;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.testkit.world.World;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Tagging all stories, about 230 words each, by the full taxonomy with entities. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class TaggingBenchmark {
    private final Tagger tagger = Tagger.of(Taxonomy.bundled(), Gazetteer.bundled());
    private final List<TaggableText> texts = World.demo().stories().stream()
            .filter(story -> !story.body().isEmpty())
            .map(story -> new TaggableText(story.title(), story.bodyText(), story.language()))
            .toList();

    /** All stories, one after another. */
    @Benchmark
    public void tag(Blackhole hole) {
        texts.forEach(text -> hole.consume(tagger.tag(text)));
    }
}
