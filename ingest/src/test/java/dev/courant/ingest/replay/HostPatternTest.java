package dev.courant.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {
    @ParameterizedTest
    @CsvSource({
        "example.org, example.org, true",
        "Example.ORG, example.org, true",
        "example.org, www.example.org, false",
        "example.org, example.org.evil.example, false",
        "*.example.org, www.example.org, true",
        "*.example.org, a.b.example.org, true",
        "*.example.org, example.org, false",
        "*.example.org, badexample.org, false",
        "*.example.org, www.example.org.evil.example, false",
        "zürich.example, xn--zrich-kva.example, true"
    })
    void shouldCompareWholeLabels(String pattern, String host, boolean matches) {
        assertThat(HostPattern.parse(pattern).matches(host)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "*.", "www.*.org", "https://example.org", "example.org/news", "example.org:8080", "a b"
            })
    void shouldRefuseWhatIsNoHost(String text) {
        assertThatThrownBy(() -> HostPattern.parse(text))
                .isInstanceOf(CourantException.class)
                .hasMessageStartingWith("--host=" + text + ": write a host such as");
    }
}
