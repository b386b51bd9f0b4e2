package dev.courant.store.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionSettingsTest {
    @Test
    void shouldKeepForEverOnRequest() {
        RetentionSettings settings = read(Map.of("COURANT_RETENTION_ARTICLES", "0d", "COURANT_RETENTION_LINKS", "0d"));

        assertThat(settings.articles()).isZero();
        assertThat(settings.extractions()).isEqualTo(Duration.ofDays(30));
    }

    @ParameterizedTest
    @CsvSource({"90d,30d", "0d,180d"})
    void shouldRefuseALedgerThatIsKeptShorterThanItsArticles(String articles, String links) {
        assertThatThrownBy(() -> read(Map.of("COURANT_RETENTION_ARTICLES", articles, "COURANT_RETENTION_LINKS", links)))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("COURANT_RETENTION_LINKS=" + links)
                .hasMessageContaining("COURANT_RETENTION_ARTICLES=" + articles);
    }

    private static RetentionSettings read(Map<String, String> environment) {
        return Settings.read(RetentionSettings.class, environment);
    }
}
