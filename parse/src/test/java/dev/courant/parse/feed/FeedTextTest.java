package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedTextTest {
    @ParameterizedTest
    @CsvSource({
        "Plain, Plain",
        "Ferry &amp; tram, Ferry & tram",
        "The <b>winter</b>\t harvest&nbsp;&nbsp;is in, The winter harvest is in",
        "1 < 2 & 3, 1 < 2 & 3",
        "&lt;b&gt; is a tag, <b> is a tag",
        "A<br>B, A B"
    })
    void shouldConvertTitlesToPlainText(String html, String text) {
        assertThat(FeedText.plain(html)).isEqualTo(text);
    }

    @Test
    void shouldLabelAnEntryWithTheFirstWordsOfItsText() {
        FeedEntry entry = Reading.item("<description>" + "harbour ".repeat(40) + "</description>");

        assertThat(FeedText.label(entry)).hasSizeLessThanOrEqualTo(101).endsWith("harbour…");
    }

    @Test
    void shouldHaveNoLabelForAnEmptyEntry() {
        assertThat(FeedText.label(Reading.item(""))).isNull();
    }
}
