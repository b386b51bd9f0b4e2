package dev.courant.ingest.robots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.robots.RobotsGroup;
import dev.courant.parse.robots.RobotsRules;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SiteFilesTest {
    private static final SiteFile SMALL = new SiteFile(RobotsGroup.ALLOW_ALL, Instant.EPOCH);

    private static SiteFile large() {
        String file = "User-agent: *\nDisallow: /" + "a".repeat(10_000);
        return new SiteFile(RobotsRules.parse(file.getBytes()).group("HarbourBot"), Instant.EPOCH);
    }

    @Test
    void shouldForgetTheSitesNotAskedForLongest() {
        SiteFiles files = new SiteFiles(3 * SMALL.bytes());
        files.put("a", SMALL);
        files.put("b", SMALL);
        files.put("c", SMALL);
        files.get("a");

        files.put("d", SMALL);

        assertThat(files.get("b")).isNull();
        assertThat(files.get("a")).isSameAs(SMALL);
        assertThat(files.get("c")).isSameAs(SMALL);
    }

    @Test
    void shouldForgetMoreSitesForALargeFile() {
        SiteFiles files = new SiteFiles(large().bytes() + SMALL.bytes());
        files.put("a", SMALL);
        files.put("b", SMALL);

        files.put("large", large());

        assertThat(files.get("a")).isNull();
        assertThat(files.get("b")).isSameAs(SMALL);
    }

    @Test
    void shouldCountAFileThatIsReplacedOnce() {
        SiteFiles files = new SiteFiles(3 * SMALL.bytes());
        files.put("a", SMALL);
        for (int i = 0; i < 100; i++) {
            files.put("b", SMALL);
        }

        assertThat(files.get("a")).isSameAs(SMALL);
    }

    @Test
    void shouldKeepOneFileHoweverLarge() {
        SiteFiles files = new SiteFiles(1);

        files.put("a", large());

        assertThat(files.get("a")).isNotNull();
    }
}
