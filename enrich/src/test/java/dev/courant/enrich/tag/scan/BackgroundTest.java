package dev.courant.enrich.tag.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.text.Tokenizer;
import dev.courant.enrich.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundTest {
    private static final String NEWS = "The harbour board met on Monday in March 2024 and closed two quays. ";

    @Test
    void shouldCountNewsInFull() {
        assertThat(weightOf("quays", NEWS + NEWS)).isEqualTo(1);
    }

    @Test
    void shouldNotCountAHeadlineBetweenParagraphs() {
        assertThat(weightOf("Troops", NEWS + "\nRebels And Troops Clash Near Border\n" + NEWS))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rebels and troops clash near the border",
                "Rebels And Troops Clash Near Border.",
                "Rebels And Troops Clash, \"Again\"",
                "Rebels And Troops Clash Near The Border After The Long Talks Of The Two Sides Had Ended"
            })
    void shouldCountALineThatIsNoHeadline(String line) {
        assertThat(weightOf("roops", NEWS + "\n" + line + "\n" + NEWS)).isEqualTo(1);
    }

    @Test
    void shouldCountTheFirstAndTheLastLine() {
        assertThat(weightOf("Troops", "Rebels And Troops Clash Near Border\n" + NEWS))
                .isEqualTo(1);
        assertThat(weightOf("Troops", NEWS + "\nRebels And Troops Clash Near Border"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In 1998 the army shelled the port.",
                "Decades ago the army shelled the port.",
                "Hace años el ejército bombardeó the port.",
                "The army, which took power in 2022, shelled the port."
            })
    void shouldCountYearsLongPastInTheLastPartLess(String past) {
        assertThat(weightOf("port", NEWS.repeat(30) + past)).isBetween(0.1, 0.5);
        assertThat(weightOf("port", past + " " + NEWS.repeat(30))).isEqualTo(1);
        assertThat(weightOf("port", NEWS.repeat(3) + past)).isEqualTo(1);
    }

    @Test
    void shouldCountTheYearOfTheNewsInFull() {
        assertThat(weightOf("port", NEWS.repeat(30) + "In 2023 the army shelled the port."))
                .isEqualTo(1);
    }

    private static double weightOf(String word, String text) {
        var phrases = new PhraseIndexBuilder(Map.of());
        phrases.add("en", List.of("army"));
        phrases.add("es", List.of("ejército"));
        PhraseIndex index = phrases.build();
        Tokens tokens = Tokenizer.tokenize(index.lexicon(), "Quays close", text);
        int at = text.indexOf(word);
        int token = tokens.titleCount();
        while (tokens.end(token) <= at) {
            token++;
        }
        var past = new BitSet();
        for (String language : List.of("en", "es")) {
            past.or(PhraseScanner.scan(index, tokens, language).past());
        }
        return new Background(new Excerpts("Quays close", text, tokens), past).weight(token);
    }
}
