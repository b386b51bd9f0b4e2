package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextConstructTest {
    private static final String XHTML = "xmlns='http://www.w3.org/1999/xhtml'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type='text' | 1 &lt; 2 &amp;amp; 3 | 1 &lt; 2 &amp;amp; 3",
                "type='html' | &lt;b&gt;A&lt;/b&gt; &amp;amp; B | <b>A</b> &amp; B",
                "type='html' | <![CDATA[<b>A</b>]]> | <b>A</b>",
                "type='xhtml' | <div XHTML>A <b>B</b> &amp; C</div> | A <b>B</b> &amp; C",
                "type='html' | <div XHTML>A &lt;b>B&lt;/b></div> | A <b>B</b>",
                "type='application/octet-stream' | PGI+QTwvYj4= | <b>A</b>",
                "type='application/x-made-up' | plainly no base64! | plainly no base64!",
                " | 2 &gt; 1 | 2 &gt; 1",
                " | Use &lt;b&gt; for bold, &lt;/b&gt; to end it | Use &lt;b&gt; for bold, &lt;/b&gt; to end it",
                " | <b>A</b> B | <b>A</b> B"
            })
    void shouldReadAtomTextByItsType(String type, String content, String html) {
        String attribute = type == null ? "" : type;
        FeedEntry entry = Reading.entry("<title " + attribute + ">" + content.replace("XHTML", XHTML) + "</title>");

        assertThat(entry.title()).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource({
        "&amp;#39;AT&amp;amp;T&amp;#39;,&#39;AT&amp;T&#39;",
        "Pears &amp;amp; plums,Pears &amp; plums",
        "Pears &amp; plums; figs,Pears &amp; plums; figs",
        "R&amp;D; then figs,R&amp;D; then figs",
        "a &amp;# b;,a &amp;# b;",
        "1 &lt; 2,1 &lt; 2",
    })
    void shouldReadAtomTextWithReferencesAsHtmlWithoutAType(String title, String html) {
        assertThat(Reading.entry("<title>" + title + "</title>").title()).isEqualTo(html);
        assertThat(Reading.entry("<title type='text'>&amp;amp;</title>").title())
                .isEqualTo("&amp;amp;");
    }

    @Test
    void shouldReadRssTextAsHtmlWhetherEscapedOrNot() {
        assertThat(Reading.item("<description>&lt;p&gt;A&lt;/p&gt;</description>")
                        .summary())
                .isEqualTo("<p>A</p>");
        assertThat(Reading.item("<description><p>A<br/>B</p></description>").summary())
                .isEqualTo("<p>A<br>B</p>");
    }

    @Test
    void shouldReadAtomSummariesWithTagsAsHtmlWithoutAType() {
        assertThat(Reading.entry("<summary>&lt;b&gt;A&lt;/b&gt;</summary>").summary())
                .isEqualTo("<b>A</b>");
    }

    @ParameterizedTest
    @CsvSource({
        "Write to &lt;quay@port.example&gt; today,Write to <quay@port.example> today",
        "See &lt;https://port.example/x?a=1&gt;,See <https://port.example/x?a=1>",
        "&lt;em&gt;Quay&lt;/em&gt; closed,Quay closed",
    })
    void shouldKeepAddressesInAngleBracketsOfTitles(String title, String shown) {
        FeedEntry entry = Reading.item("<title>" + title + "</title>");

        assertThat(FeedText.plain(Objects.requireNonNull(entry.title()))).isEqualTo(shown);
    }

    @Test
    void shouldUseTheFirstElementWithContent() {
        FeedEntry entry = Reading.item("<title> </title><media:title>M</media:title><dc:title>D</dc:title>");

        assertThat(entry.title()).isEqualTo("D");
    }

    @Test
    void shouldLookIntoMediaGroups() {
        FeedEntry entry =
                Reading.item("<media:group><media:title>M</media:title><media:description>D</media:description>"
                        + "<media:content url='https://x.example/v.mp4'/></media:group>");

        assertThat(entry.title()).isEqualTo("M");
        assertThat(entry.summary()).isEqualTo("D");
        assertThat(entry.enclosures()).extracting(FeedEnclosure::url).containsExactly("https://x.example/v.mp4");
    }

    @Test
    void shouldReadCategoriesOfEveryVocabularyOnce() {
        FeedEntry entry = Reading.item("<category>A</category><dc:subject>B</dc:subject><category>A</category>"
                + "<itunes:category text='C'><itunes:category text='D'/></itunes:category>"
                + "<itunes:keywords>E, F</itunes:keywords><atom:category term='g' label='G'/>");

        assertThat(entry.categories()).containsExactlyInAnyOrder("A", "B", "C", "D", "E", "F", "G");
    }
}
