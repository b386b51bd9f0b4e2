package dev.courant.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StemHashesTest {
    private static final Lexicon NO_WORDS = new Lexicon.Builder().build();

    @Test
    void shouldGiveFormsOfAWordTheSameHash() {
        int[] hashes = hashes("Attack attacks attacked attacking ATTÁCK attic", "en");

        assertThat(hashes[1]).isEqualTo(hashes[0]);
        assertThat(hashes[2]).isEqualTo(hashes[0]);
        assertThat(hashes[3]).isEqualTo(hashes[0]);
        assertThat(hashes[4]).isEqualTo(hashes[0]);
        assertThat(hashes[5]).isNotEqualTo(hashes[0]);
    }

    @Test
    void shouldCutTheEndingsOfTheLanguage() {
        int[] spanish = hashes("soldado soldados soldada", "es");
        int[] french = hashes("attacks attack", "fr");

        assertThat(spanish[1]).isEqualTo(spanish[0]);
        assertThat(spanish[2]).isEqualTo(spanish[0]);
        assertThat(french[1]).isNotEqualTo(french[0]);
    }

    @Test
    void shouldLeaveShortStemsWhole() {
        int[] hashes = hashes("bus bu ring r", "en");

        assertThat(hashes[0]).isNotEqualTo(hashes[1]);
        assertThat(hashes[2]).isNotEqualTo(hashes[3]);
    }

    @Test
    void shouldNotDistinguishNumbers() {
        int[] hashes = hashes("1984 350 three", "en");

        assertThat(hashes[1]).isEqualTo(hashes[0]);
        assertThat(hashes[2]).isNotEqualTo(hashes[0]);
    }

    @Test
    void shouldReadTheTitleToo() {
        var tokens = Tokenizer.tokenize(NO_WORDS, "Army", "army");
        int[] hashes = StemHashes.of(tokens, "Army", "army", "en");

        assertThat(hashes[1]).isEqualTo(hashes[0]);
    }

    @Test
    void shouldDistinguishTheOrderOfAPair() {
        assertThat(StemHashes.pair(1, 2)).isNotEqualTo(StemHashes.pair(2, 1));
    }

    private static int[] hashes(String text, String language) {
        return StemHashes.of(Tokenizer.tokenize(NO_WORDS, "", text), "", text, language);
    }
}
