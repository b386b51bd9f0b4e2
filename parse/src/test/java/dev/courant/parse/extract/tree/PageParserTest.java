package dev.courant.parse.extract.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.text.PlainText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageParserTest {
    private final PageParser parser = new PageParser();

    @Test
    void shouldEndALineAtEveryBlock() {
        ContentTree tree = tree("<div>one <b>two</b><p>three</p>four<br>five</div>");

        assertThat(lines(tree)).containsExactly("one two", "three", "four", "five");
    }

    @Test
    void shouldMeasureHowMuchOfALineIsLinks() {
        Lines lines = tree("<p>abcde <a href='/x'>fghi</a></p>").lines();

        assertThat(lines.width(0)).isEqualTo(9);
        assertThat(lines.linkDensity(0)).isBetween(0.4, 0.5);
    }

    @Test
    void shouldNotCountAnAnchorWithoutAnAddressAsALink() {
        assertThat(tree("<p>abc <a name='x'>def</a></p>").lines().linkWidth(0)).isZero();
    }

    @Test
    void shouldCountIdeographsForThree() {
        assertThat(tree("<p>新聞</p>").lines().width(0)).isEqualTo(6);
    }

    @Test
    void shouldLeaveScriptsAndTemplatesOut() {
        assertThat(
                        lines(
                                tree(
                                        "<script>var a;</script><template>b</template><style>c</style><noscript>d</noscript><p>text</p>")))
                .containsExactly("text");
    }

    @Test
    void shouldKnowWhatIsHidden() {
        ContentTree tree =
                tree("<p hidden>a</p><p style='color:red;display : none'>b</p><p aria-hidden=true>c</p><p>d</p>");

        assertThat(ownersWith(tree, Label.HIDDEN)).containsExactly("a", "b", "c");
    }

    @Test
    void shouldHoldEveryNodeInItsParentsRange() {
        ContentTree tree = tree("<main><p>a<b>b</b></p><ul><li>c<li>d</ul></main><footer>e</footer>");

        for (int node = 1; node < tree.size(); node++) {
            assertThat(tree.contains(tree.parent(node), node)).isTrue();
            assertThat(tree.end(node)).isLessThanOrEqualTo(tree.end(tree.parent(node)));
        }
    }

    @Test
    void shouldCollectFactsOnTheWay() {
        PageFacts facts = parse(
                        "<html lang=nb><title> A  title </title><meta name=Author content=Ann><link rel=Canonical href=/a>"
                                + "<script type='application/ld+json'>{}</script><time datetime=2026-01-02>x</time><iframe src=v></iframe>")
                .facts();

        assertThat(facts.title()).isEqualTo("A title");
        assertThat(facts.language()).isEqualTo("nb");
        assertThat(facts.metas()).containsExactly(new PageFacts.Meta("author", "Ann"));
        assertThat(facts.links()).containsExactly(new PageFacts.Link("canonical", "/a", ""));
        assertThat(facts.jsonLd()).containsExactly("{}");
        assertThat(facts.properties())
                .singleElement()
                .satisfies(it -> assertThat(it.value()).isEqualTo("2026-01-02"));
        assertThat(facts.players()).isEqualTo(1);
    }

    @Test
    void shouldBelieveTheTransportBeforeThePage() {
        byte[] body = "<meta charset=utf-8><p>caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(lines(parser.parse(body, "ISO-8859-1", "https://x.example/").tree()))
                .containsExactly("café");
    }

    @Test
    void shouldReadTheCharsetThatThePageDeclares() {
        byte[] body = "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>газета"
                .getBytes(Charset.forName("windows-1251"));

        assertThat(lines(parser.parse(body, null, "https://x.example/").tree())).containsExactly("газета");
    }

    @Test
    void shouldKnowUtf8ByItselfWhateverIsDeclared() {
        byte[] body = "<meta charset=iso-8859-1><p>café ☕".getBytes(StandardCharsets.UTF_8);

        assertThat(lines(parser.parse(body, null, "https://x.example/").tree())).containsExactly("café ☕");
    }

    @Test
    void shouldRepairAStrayByteInUtf8ThatNothingDeclares() {
        byte[] body = "<p>Łódź café #".getBytes(StandardCharsets.UTF_8);
        body[body.length - 1] = (byte) 0x80;

        assertThat(lines(parser.parse(body, null, "https://x.example/").tree())).containsExactly("Łódź café €");
    }

    private ContentTree tree(String html) {
        return parse(html).tree();
    }

    private ParsedPage parse(String html) {
        return parser.parse(html.getBytes(StandardCharsets.UTF_8), "utf-8", "https://x.example/");
    }

    private static List<String> lines(ContentTree tree) {
        List<String> found = new ArrayList<>();
        for (int line = 0; line < tree.lines().count(); line++) {
            StringBuilder text = new StringBuilder();
            for (int node = tree.lines().first(line); node < tree.lines().end(line); node++) {
                String part = tree.text(node);
                PlainText.append(text, part == null ? "" : part);
            }
            found.add(text.toString().strip());
        }
        return found;
    }

    private static List<String> ownersWith(ContentTree tree, Label mark) {
        List<String> found = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            if (tree.is(node, mark)) {
                found.add(tree.textOf(node, 100));
            }
        }
        return found;
    }
}
