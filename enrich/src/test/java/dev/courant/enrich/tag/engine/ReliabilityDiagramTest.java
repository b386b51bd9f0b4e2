package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.annotation.AnnotatedArticleReader;
import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.evaluation.Reliability;
import dev.courant.enrich.evaluation.ReliabilityDiagram;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The scores of the shipped rules, on our own news and for the diagram of {@code docs/tagging.md}. */
class ReliabilityDiagramTest {
    private static final List<String> OWN = List.of("developed-en", "developed-es", "unseen-en", "unseen-es");
    private static final Taxonomy TAXONOMY = Taxonomy.bundled();
    private static final Tagger TAGGER = Tagger.of(TAXONOMY, Gazetteer.bundled());

    /** The score of a topic, and whether an annotator gave it. */
    private record Point(double score, boolean right) {}

    @Test
    void shouldBeWellCalibratedOnOurOwnNews() throws IOException {
        assertThat(reliability(OWN).error()).isLessThan(0.08);
    }

    /**
     * Draws the diagram of the documentation: {@code -Ddiagram=FILE}, with {@code -Darticles=A.jsonl,B.jsonl} for more.
     */
    @Test
    @EnabledIfSystemProperty(named = "diagram", matches = ".+")
    void shouldDrawTheDiagramAskedFor() throws IOException {
        var sets = new ArrayList<>(OWN);
        Arrays.stream(System.getProperty("articles", "").split(","))
                .filter(name -> !name.isEmpty())
                .forEach(sets::add);
        Path file = Path.of(System.getProperty("diagram", ""));
        Reliability reliability = reliability(sets);
        Files.writeString(file, ReliabilityDiagram.svg(reliability));
        System.out.printf("%s: expected calibration error %.3f%n", file.toAbsolutePath(), reliability.error());
        assertThat(file).isNotEmptyFile();
    }

    /** Sets are parts of our own news by name, or files by path. */
    private static Reliability reliability(List<String> sets) throws IOException {
        var points = new ArrayList<Point>();
        for (String set : sets) {
            if (set.endsWith(".jsonl")) {
                AnnotatedArticleReader.parse(Files.readAllBytes(Path.of(set)), set, topics())
                        .forEach(article -> add(article.text(), article.topics(), points));
            } else {
                NewsSet.read(set).forEach(story -> add(story.text(), story.topics(), points));
            }
        }
        boolean[] right = new boolean[points.size()];
        IntStream.range(0, right.length).forEach(i -> right[i] = points.get(i).right());
        return Reliability.of(points.stream().mapToDouble(Point::score).toArray(), right);
    }

    private static void add(TaggableText text, Set<String> topics, List<Point> points) {
        TAGGER.tag(text, 0).tags().forEach(tag -> points.add(new Point(tag.score(), topics.contains(tag.topic()))));
    }

    private static Set<String> topics() {
        return TAXONOMY.topics().stream().map(TopicDefinition::id).collect(Collectors.toSet());
    }
}
