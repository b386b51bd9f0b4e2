package dev.courant.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private final AllowedHosts hosts = new AllowedHosts("HOSTS", "desk.internal", List.of("News.Example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST.",
                "desk.internal",
                "ingest",
                "ingest-1",
                "news.example",
                "NEWS.example.",
                "127.0.0.1",
                "10.0.0.7",
                "[::1]",
                "::1",
                "[fd00::7]"
            })
    void shouldAllowItsNamesAndEveryAddress(String host) {
        assertThat(hosts.allows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "localhost.rebound.example",
                "a.news.example",
                "127.0.0.1.example",
                "",
                "*",
                "."
            })
    void shouldRefuseOtherNames(String host) {
        assertThat(hosts.allows(host)).isFalse();
        assertThat(hosts.refusal(host)).contains("\"" + host + "\"").contains("HOSTS");
    }

    @Test
    void shouldAllowEveryNameIfTheSettingSaysSo() {
        assertThat(new AllowedHosts("HOSTS", "0.0.0.0", List.of("*")).allows("rebound.example"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://news.example", "news.example:8080", "", "*.example", "news example"})
    void shouldSayWhichNameCannotBeUsed(String name) {
        assertThatThrownBy(() -> AllowedHosts.requireNames("HOSTS", List.of("localhost", name)))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("HOSTS=localhost," + name)
                .hasMessageContaining("\"" + name + "\"");
    }
}
