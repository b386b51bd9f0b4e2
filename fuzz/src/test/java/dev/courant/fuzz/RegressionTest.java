package dev.courant.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The properties of the targets hold for their seeds and for all inputs that failed before. */
class RegressionTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @TestFactory
    List<DynamicTest> shouldHoldForSeedsAndFindings() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Target target : Target.values()) {
            for (Path file : target.files(MODULE)) {
                tests.add(DynamicTest.dynamicTest(target + " " + file.getFileName(), () -> check(target, file)));
            }
        }
        return tests;
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    @Timeout(10)
    void shouldHoldForAnEmptyInput(Target target) {
        target.check(new byte[0]);
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void shouldHaveSeeds(Target target) throws IOException {
        assertThat(target.files(MODULE)).isNotEmpty();
    }

    private static void check(Target target, Path file) throws IOException {
        long start = System.nanoTime();
        target.check(Files.readAllBytes(file));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    }
}
