package dev.courant.parse.feed.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrisTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:quay()",
                "java\nscript:quay()",
                "\u0001 javascript:quay()",
                "jav\tascript\r:quay()",
                "DATA:text/html,quay"
            })
    void shouldKnowActiveAddressesAsBrowsersDo(String uri) {
        assertThat(Uris.isActive(uri)).isTrue();
    }

    @Test
    void shouldDropWhatBrowsersDrop() {
        assertThat(Uris.resolve("https://quay.example/a/", " \u0002news\n/today\t "))
                .isEqualTo("https://quay.example/a/news/today");
        assertThat(Uris.resolve(null, "https://quay.example/\r\ntides")).isEqualTo("https://quay.example/tides");
    }
}
