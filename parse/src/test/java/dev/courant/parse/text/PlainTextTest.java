package dev.courant.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void shouldCollapseEveryKindOfBlank() {
        assertThat(PlainText.clean(" a\u00a0\u3000\n\t b\u2009c ")).isEqualTo("a b c");
    }

    @Test
    void shouldRemoveWhatCannotBeSeen() {
        assertThat(PlainText.clean("cen\u00adtury\u200b\ufeff of\u2060 art")).isEqualTo("century of art");
    }

    @Test
    void shouldKeepTheJoinersThatScriptsNeed() {
        assertThat(PlainText.clean("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
    }

    @Test
    void shouldMakeLinesOfATextWithMarkup() {
        assertThat(PlainText.withoutTags("<p>One <b>two</b>.</p><p>3 < 4</p>")).isEqualTo("One two.\n3 < 4");
    }

    @Test
    void shouldFoldTextsThatReadTheSameToOneKey() {
        assertThat(PlainText.fold(" The “Tern” – 4th\u00a0Éclair! ")).isEqualTo("the tern 4th éclair");
    }
}
