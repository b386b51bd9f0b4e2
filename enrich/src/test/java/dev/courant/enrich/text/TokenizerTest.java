package dev.courant.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
    @Test
    void shouldKeepTheOffsetsOfEachWord() {
        assertThat(words("Élan, Ñandú–2!")).containsExactly("Élan", "Ñandú", "2");
    }

    @Test
    void shouldReadADottedAbbreviationAsOneWord() {
        assertThat(words("The U.N. and the U.S.-led force"))
                .containsExactly("The", "U.N.", "and", "the", "U.S.", "led", "force");
    }

    @Test
    void shouldDropThePossessive() {
        assertThat(words("Mexico's and Chile’s ports")).containsExactly("Mexico", "and", "Chile", "ports");
    }

    @Test
    void shouldFindAWordWithoutItsAccents() {
        var tokens = Tokenizer.tokenize(lexicon("acción"), "", "La accio\u0301n, la ACCION, la acción");
        assertThat(IntStream.range(0, tokens.count()).filter(i -> tokens.form(i) == 0))
                .containsExactly(1, 3, 5);
    }

    @Test
    void shouldKnowHowAWordIsCapitalised() {
        var tokens = Tokenizer.tokenize(lexicon(), "", "who Who WHO U.K.");
        assertThat(IntStream.range(0, 4).mapToObj(tokens::letterCase))
                .containsExactly(Tokens.LOWER, Tokens.CAPITAL, Tokens.ALL_CAPITALS, Tokens.ALL_CAPITALS);
    }

    @Test
    void shouldEndSentencesAtFullStopsAndLineEnds() {
        assertThat(sentences("One two. Three\nfour? Five")).containsExactly("One two", "Three", "four", "Five");
    }

    @Test
    void shouldNotEndASentenceAfterATitleOrAnInitial() {
        assertThat(sentences("Gen. Ruiz met J. Ortega in the U.S. Capitol. It rained."))
                .containsExactly("Gen. Ruiz met J. Ortega in the U.S. Capitol", "It rained");
    }

    @Test
    void shouldKeepTitleAndTextApart() {
        var tokens = Tokenizer.tokenize(lexicon(), "A title", "and text");
        assertThat(tokens.inTitle(1)).isTrue();
        assertThat(tokens.inTitle(2)).isFalse();
        assertThat(tokens.start(2)).isZero();
        assertThat(tokens.sentence(2)).isEqualTo(1);
    }

    @Test
    void shouldStopAtItsBoundOnEndlessText() {
        String endless = "word ".repeat(Tokenizer.MAX_TOKENS + 10);
        assertThat(Tokenizer.tokenize(lexicon(), "", endless).count()).isEqualTo(Tokenizer.MAX_TOKENS);
    }

    @Test
    void shouldSurviveTextThatIsNoLanguage() {
        assertThat(words("")).isEmpty();
        assertThat(words("😀 … \u0301 ---")).isEmpty();
        assertThat(words("x".repeat(10_000))).hasSize(1);
    }

    private static List<String> words(String text) {
        var tokens = Tokenizer.tokenize(lexicon(), "", text);
        return IntStream.range(0, tokens.count())
                .mapToObj(i -> text.substring(tokens.start(i), tokens.end(i)))
                .toList();
    }

    private static List<String> sentences(String text) {
        var tokens = Tokenizer.tokenize(lexicon(), "", text);
        return IntStream.range(0, tokens.sentenceCount())
                .filter(s -> tokens.first(s) < tokens.limit(s))
                .mapToObj(s -> text.substring(tokens.start(tokens.first(s)), tokens.end(tokens.limit(s) - 1)))
                .toList();
    }

    /** Short words are looked up otherwise than long ones and those in other letters. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "z9", "0", "tenletters", "elevenletter", "straße", "приветы", "新聞"})
    void shouldNumberWordsOfAllKinds(String word) {
        var lexicon = lexicon("ten", "letters", word, "tenletter", "tenlettersz");

        var tokens = Tokenizer.tokenize(lexicon, word, "other " + word + " otherotherother");

        assertThat(tokens.form(0)).isEqualTo(lexicon.find(word)).isEqualTo(2);
        assertThat(tokens.form(1)).isEqualTo(Lexicon.UNKNOWN);
        assertThat(tokens.form(2)).isEqualTo(2);
        assertThat(tokens.form(3)).isEqualTo(Lexicon.UNKNOWN);
    }

    private static Lexicon lexicon(String... words) {
        var lexicon = new Lexicon.Builder();
        List.of(words).forEach(lexicon::add);
        return lexicon.build();
    }
}
