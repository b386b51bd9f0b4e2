package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.courant.enrich.tag.engine.ReliabilityDiagram.Bin;
import dev.courant.enrich.tag.engine.ReliabilityDiagram.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class ReliabilityDiagramTest {
    private static final List<String> OWN = List.of("developed-en", "developed-es", "unseen-en", "unseen-es");

    @Test
    void shouldCompareScoresWithTheShareOfRightOnes() {
        var bins = ReliabilityDiagram.bins(
                List.of(new Point(0.2, false), new Point(0.25, true), new Point(0.95, true), new Point(1, true)));
        assertThat(bins.get(2)).isEqualTo(new Bin(2, 0.225, 0.5));
        assertThat(bins.get(9).shareRight()).isEqualTo(1);
        assertThat(ReliabilityDiagram.error(bins)).isCloseTo((2 * 0.275 + 2 * 0.025) / 4, within(1e-9));
    }

    @Test
    void shouldBeWellCalibratedOnOurOwnNews(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("diagram.svg");
        assertThat(ReliabilityDiagram.draw(file, OWN)).isLessThan(0.08);
        assertThat(Files.readString(file)).startsWith("<svg").contains("<circle");
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
        double error = ReliabilityDiagram.draw(file, sets);
        System.out.printf("%s: expected calibration error %.3f%n", file.toAbsolutePath(), error);
        assertThat(file).isNotEmptyFile();
    }
}
