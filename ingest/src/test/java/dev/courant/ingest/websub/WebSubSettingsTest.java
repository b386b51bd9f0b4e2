package dev.courant.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSubSettingsTest {
    private static final String SECRET = "0123456789abcdef";

    private static WebSubSettings read(String callback, String secret) {
        return Settings.read(
                WebSubSettings.class, Map.of("COURANT_WEBSUB_CALLBACK", callback, "COURANT_WEBSUB_SECRET", secret));
    }

    @Test
    void shouldBeOffByDefault() {
        assertThat(Settings.read(WebSubSettings.class, Map.of()).enabled()).isFalse();
        assertThat(read("https://news.example.org/websub", SECRET).enabled()).isTrue();
    }

    @Test
    void shouldAskForASecret() {
        assertThatThrownBy(() -> read("https://news.example.org/websub", "too short"))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("COURANT_WEBSUB_SECRET")
                .hasMessageNotContaining("too short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"news.example.org/websub", "ftp://news.example.org/", "https:///x", "https://news.example.org/?a"
            })
    void shouldSayHowToWriteTheCallback(String callback) {
        assertThatThrownBy(() -> read(callback, SECRET))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("COURANT_WEBSUB_CALLBACK=" + callback);
    }

    @Test
    void shouldNotShowTheSecret() {
        assertThat(read("https://news.example.org/websub", SECRET).toString()).doesNotContain(SECRET);
    }
}
