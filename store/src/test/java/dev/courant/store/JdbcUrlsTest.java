package dev.courant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.config.InvalidSettingException;
import dev.courant.runtime.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlsTest {
    private static final String SECRET = "tr0ub4dor";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:1/courant?user=courant&password=tr0ub4dor",
                "jdbc:postgresql://localhost:1/courant?sslpassword=tr0ub4dor&user=courant",
            })
    void shouldShowNoPasswordOfADatabaseThatCannotBeReached(String url) {
        StoreSettings settings = settings(url);

        assertThat(settings.address())
                .startsWith("jdbc:postgresql://localhost:1/courant?")
                .contains("password=***")
                .doesNotContain(SECRET);
        assertThat(settings.toString()).contains(settings.address()).doesNotContain(SECRET);
        assertThat(JdbcUrls.redact("Failed to get driver instance for jdbcUrl=" + url + ", cause"))
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://courant:tr0ub4dor@localhost:5432/courant",
                "jdbc:postgresql://courant:a/tr0ub4dor@localhost:5432/courant",
                "postgres://courant:a@tr0ub4dor@localhost/courant",
                "jdbc:mysql://localhost/courant?password=tr0ub4dor"
            })
    void shouldShowNoPasswordOfAUrlThatCannotBeUsed(String url) {
        assertThatThrownBy(() -> settings(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("COURANT_DB_URL=")
                .hasMessageContaining("***")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void shouldLeaveOtherTextAsItIs() {
        String url = "jdbc:postgresql://[::1]:5432/courant?ssl=true&user=a";

        assertThat(JdbcUrls.redact(url)).isEqualTo(url);
        assertThat(settings(url).jdbcUrl()).isEqualTo(url);
    }

    private static StoreSettings settings(String url) {
        return Settings.read(StoreSettings.class, Map.of("COURANT_DB_URL", url));
    }
}
