package dev.courant.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
    @ParameterizedTest
    @CsvSource({
        "pier, 4",
        "причал, 6",
        "码头, 6",
        "ふとう, 6",
        "부두, 4",
        "ท่าเรือ, 10",
        "ທ່າເຮືອ, 10",
        "ផែ, 2",
        "ဆိပ်ကမ်း, 8",
        "घाट, 3"
    })
    void shouldMeasureHowMuchATextSays(String text, int width) {
        assertThat(TextWidth.of(text)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"pier, 4", "码头, 4", "ท่าเรือ, 4", "घाट, 3"})
    void shouldMeasureNoFurtherThanALimit(String text, int width) {
        assertThat(TextWidth.of(text, 4)).isEqualTo(width);
    }
}
