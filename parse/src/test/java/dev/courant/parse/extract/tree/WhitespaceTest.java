package dev.courant.parse.extract.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhitespaceTest {
    @Test
    void shouldCollapseEveryKindOfBlank() {
        assertThat(Whitespace.clean(" a\u00a0\u3000\n\t b\u2009c ")).isEqualTo("a b c");
    }

    @Test
    void shouldRemoveWhatCannotBeSeen() {
        assertThat(Whitespace.clean("cen\u00adtury\u200b\ufeff of\u2060 art")).isEqualTo("century of art");
    }

    @Test
    void shouldKeepTheJoinersThatScriptsNeed() {
        assertThat(Whitespace.clean("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
    }
}
