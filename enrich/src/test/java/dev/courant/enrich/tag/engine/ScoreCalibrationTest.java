package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.evaluation.Reliability;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds the scores of the shipped rules against our own news. */
class ScoreCalibrationTest {
    private static final List<String> SETS = List.of("developed-en", "developed-es", "unseen-en", "unseen-es");
    private static final Tagger TAGGER = Tagger.of(Taxonomy.bundled(), Gazetteer.bundled());

    /** The score of a topic, and whether an annotator gave it. */
    private record Point(double score, boolean right) {}

    @Test
    void shouldBeWellCalibratedOnOurOwnNews() {
        var points = new ArrayList<Point>();
        for (String set : SETS) {
            NewsSet.read(set)
                    .forEach(story -> TAGGER.tag(story.text(), 0)
                            .tags()
                            .forEach(tag -> points.add(
                                    new Point(tag.score(), story.topics().contains(tag.topic())))));
        }
        boolean[] right = new boolean[points.size()];
        IntStream.range(0, right.length).forEach(i -> right[i] = points.get(i).right());

        var reliability =
                Reliability.of(points.stream().mapToDouble(Point::score).toArray(), right);

        assertThat(reliability.error()).isLessThan(0.08);
    }
}
