package dev.courant.parse.extract.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatedTextTest {
    @Test
    void shouldMakeLinesOfABodyWithMarkup() {
        assertThat(StatedText.clean("<p>One <b>two</b>.</p><p>3 < 4</p>")).isEqualTo("One two.\n3 < 4");
    }
}
