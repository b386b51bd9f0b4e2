package dev.courant.ingest.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.parse.extract.site.SiteRules;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingSiteRulesTest {
    private static final String ONE = "a.example: {select: p}\n";
    private static final String TWO = "a.example: {select: p}\nb.example: {select: div}\n";

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void shouldFollowTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), ONE);
        Supplier<SiteRules> rules = ReloadingSiteRules.of(file.toString(), () -> now);
        assertThat(rules.get().size()).isEqualTo(1);

        Files.writeString(file, TWO);
        later();

        assertThat(rules.get().size()).isEqualTo(2);
    }

    @Test
    void shouldNotLookAtEveryPage() throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), ONE);
        Supplier<SiteRules> rules = ReloadingSiteRules.of(file.toString(), () -> now);

        Files.writeString(file, TWO);
        now = now.plusMillis(100);

        assertThat(rules.get().size()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheOldRulesWhenTheNewOnesAreWrong() throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), TWO);
        Supplier<SiteRules> rules = ReloadingSiteRules.of(file.toString(), () -> now);

        Files.writeString(file, "a.example: {selct: p}\n");
        later();
        assertThat(rules.get().size()).isEqualTo(2);

        Files.delete(file);
        later();
        assertThat(rules.get().size()).isEqualTo(2);

        Files.writeString(file, ONE);
        later();
        assertThat(rules.get().size()).isEqualTo(1);
    }

    @Test
    void shouldReadAllFilesOfADirectory() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), ONE);
        Files.writeString(folder.resolve("c.yml"), "c.example: {select: p}\n");
        Files.writeString(folder.resolve("notes.txt"), "not rules");
        Supplier<SiteRules> rules = ReloadingSiteRules.of(folder.toString(), () -> now);
        assertThat(rules.get().size()).isEqualTo(2);

        Files.writeString(folder.resolve("d.yaml"), "d.example: {select: p}\n");
        later();

        assertThat(rules.get().size()).isEqualTo(3);
    }

    @Test
    void shouldRefuseTwoRulesForOneHost() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), ONE);
        Files.writeString(folder.resolve("b.yaml"), TWO);

        assertThatThrownBy(() -> ReloadingSiteRules.of(folder.toString(), () -> now))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("b.yaml: a.example: has a rule in another file");
    }

    @Test
    void shouldNotStartWithoutTheFile() {
        assertThatThrownBy(
                        () -> ReloadingSiteRules.of(folder.resolve("none.yaml").toString(), () -> now))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("check COURANT_SITE_RULES");
    }

    @Test
    void shouldHaveNoRulesWithoutAPath() {
        assertThat(ReloadingSiteRules.of("", () -> now).get().size()).isZero();
    }

    private void later() {
        now = now.plus(Duration.ofSeconds(6));
    }
}
