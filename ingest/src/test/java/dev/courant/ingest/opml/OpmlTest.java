package dev.courant.ingest.opml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.ingest.opml.Opml.Subscription;
import dev.courant.runtime.CourantException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpmlTest {
    private static List<Subscription> read(String outlines) {
        String text = "<?xml version='1.0'?><opml version='2.0'><head/><body>" + outlines + "</body></opml>";
        return Opml.read(text.getBytes(StandardCharsets.UTF_8), "list.opml");
    }

    @Test
    void shouldFlattenFoldersAndKeepTheOrder() {
        assertThat(read("<outline text='News'><outline text='A' xmlUrl='https://a.example/feed'/></outline>"
                        + "<outline type='rss' title='B &amp; C' text='x' xmlUrl=' https://b.example/feed '/>"))
                .containsExactly(
                        new Subscription("https://a.example/feed", "A"),
                        new Subscription("https://b.example/feed", "B & C"));
    }

    @Test
    void shouldReadAttributesInAnyCase() {
        assertThat(read("<outline XMLURL='https://a.example/feed'/>"))
                .containsExactly(new Subscription("https://a.example/feed", null));
    }

    @Test
    void shouldTakeAFeedInTwoFoldersOnce() {
        String feed = "<outline text='A' xmlUrl='https://a.example/feed'/>";

        assertThat(read("<outline text='One'>" + feed + "</outline><outline text='Two'>" + feed + "</outline>"))
                .hasSize(1);
    }

    @Test
    void shouldReadFoldersHoweverDeep() {
        int depth = 20_000;

        assertThat(read("<outline text='f'>".repeat(depth) + "<outline xmlUrl='https://a.example/feed'/>"
                        + "</outline>".repeat(depth)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "<html/>,it has no <opml> element",
        "<opml><body/></opml>,lists no feed",
        "<opml><body><outline xmlUrl='feed:x'/></body></opml>,is not an absolute http or https URL",
    })
    void shouldSayWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Opml.read(text.getBytes(StandardCharsets.UTF_8), "list.opml"))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("list.opml");
    }
}
