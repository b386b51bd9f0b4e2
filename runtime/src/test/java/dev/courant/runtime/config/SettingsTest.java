package dev.courant.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    public record Example(
            @Setting(env = "X_GAP", value = "250ms", doc = "A pause.")
            Duration gap,

            @Setting(env = "X_SIZE", value = "5MiB", doc = "A size.")
            DataSize size,

            @Setting(env = "X_HOSTS", value = "", doc = "Hosts.")
            List<String> hosts,

            @Setting(env = "X_ON", value = "true", doc = "A switch.")
            boolean on,

            @Setting(env = "X_COUNT", value = "3", doc = "A count.")
            int count) {
        public Example {
            if (count < 1) {
                throw new CourantException("X_COUNT=" + count + ": write 1 or more");
            }
        }
    }

    @Test
    void shouldUseDefaultsForVariablesThatAreNotSet() {
        assertThat(Settings.read(Example.class, Map.of("X_GAP", "")))
                .isEqualTo(new Example(Duration.ofMillis(250), new DataSize(5 << 20), List.of(), true, 3));
    }

    @Test
    void shouldPreferTheEnvironment() {
        Example example = Settings.read(
                Example.class,
                Map.of("X_GAP", "2h", "X_SIZE", "64KiB", "X_HOSTS", "a, b", "X_ON", "false", "X_COUNT", " 9 "));

        assertThat(example)
                .isEqualTo(new Example(Duration.ofHours(2), new DataSize(64 << 10), List.of("a", "b"), false, 9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X_GAP|soon|X_GAP=soon: write a duration such as 250ms, 30s, 15m, 6h or 7d",
                "X_GAP|PT-3S|X_GAP=PT-3S: write a duration such as 250ms, 30s, 15m, 6h or 7d",
                "X_SIZE|big|X_SIZE=big: write a size such as 64KiB, 5MiB or 1GiB",
                "X_SIZE|99999999999GiB|X_SIZE=99999999999GiB: write a size such as 64KiB, 5MiB or 1GiB",
                "X_ON|yes|X_ON=yes: write true or false",
                "X_COUNT|many|X_COUNT=many: write a whole number",
                "X_COUNT|0|X_COUNT=0: write 1 or more"
            })
    void shouldSayInOneLineWhatToWriteInstead(String name, String value, String message) {
        assertThatThrownBy(() -> Settings.read(Example.class, Map.of(name, value)))
                .isInstanceOf(CourantException.class)
                .hasMessage(message);
    }

    @Test
    void shouldListItsOptionsForTheDocumentation() {
        assertThat(Settings.options(List.of(Example.class)))
                .contains(new Settings.Option("X_GAP", "Duration", "250ms", "A pause."))
                .hasSize(5);
    }

    public record Listening(
            @Setting(env = "X_PORT", value = "8080", doc = "A port.")
            int port) {}

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http"})
    void shouldRefuseWhatIsNoPort(String port) {
        assertThatThrownBy(() -> Settings.read(Listening.class, Map.of("X_PORT", port)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("X_PORT=" + port + ": write a port from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65535})
    void shouldTakeAnyPort(int port) {
        assertThat(Settings.read(Listening.class, Map.of("X_PORT", Integer.toString(port)))
                        .port())
                .isEqualTo(port);
    }
}
