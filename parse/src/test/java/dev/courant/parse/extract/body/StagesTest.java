package dev.courant.parse.extract.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.lines.LineFilter;
import dev.courant.parse.extract.lines.TextLine;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.PageParser;
import dev.courant.parse.extract.tree.ParsedPage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagesTest {
    private static final String PROSE =
            "The clock of the invented town hall stopped at four, and nobody, as far as is known, has noticed since. ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nav>N</nav>",
                "<footer>N</footer>",
                "<aside>N</aside>",
                "<div class=share>N</div>",
                "<div class=related-posts>N</div>",
                "<div id=comments>N</div>",
                "<p hidden>N</p>",
                "<figure><figcaption>N</figcaption></figure>",
                "<div class=post-meta>N</div>",
                "<form>N</form>",
                "<button>N</button>",
                "<div role=dialog>N</div>",
                "<span class=sr-only>N</span>"
            })
    void shouldDropFurniture(String furniture) {
        assertThat(text("<main>" + paragraphs(2) + furniture.replace("N", "Nothing of the article") + paragraphs(1)
                        + "</main>"))
                .contains("The clock")
                .doesNotContain("Nothing");
    }

    @Test
    void shouldNotBelieveANameAgainstTheText() {
        assertThat(text("<body><div class='sidebar-layout share'>" + paragraphs(5) + "</div></body>"))
                .contains("The clock");
    }

    @Test
    void shouldNotBelieveThatAllThatIsReadIsHidden() {
        assertThat(text("<main>" + ("<div class=hidden>" + paragraphs(1) + "</div>").repeat(6) + "</main>")
                        .lines())
                .isNotEmpty();
    }

    @Test
    void shouldKeepWhatOpensAtATouch() {
        assertThat(text("<main>" + paragraphs(5)
                        + "<div class=accordion-panel style='display:none'><p>Opened, it says that the clock was"
                        + " built in the year of the flood.</p></div></main>"))
                .contains("year of the flood");
    }

    @Test
    void shouldChooseTheElementThatHoldsTheProse() {
        assertThat(text(
                        "<div class=a><p>Some words, not many, that stand apart from all the rest of it.</p></div><div class=b>"
                                + paragraphs(6) + "</div>"))
                .doesNotContain("stand apart");
    }

    @Test
    void shouldJoinABodyThatIsSplitOverSiblings() {
        String text = text("<article><div class=part>" + paragraphs(3)
                + "</div><img><div class=part><p>The second half says, at some"
                + " length, that the clock was mended, wound, and set to the right time.</p>" + paragraphs(3)
                + "</div></article>");

        assertThat(text).contains("second half").contains("nobody");
    }

    @Test
    void shouldNotSwallowTheNextArticle() {
        String text = text(
                "<title>Clock stops</title><div><article><h1>Clock stops</h1>" + paragraphs(4)
                        + "</article><article><h2>Another</h2><p>"
                        + "Quite another story, about a bakery, two geese, and a bicycle, that follows on the page.</p></article></div>");

        assertThat(text).doesNotContain("geese");
    }

    @Test
    void shouldPreferWhatIsWithTheHeadline() {
        String breaking =
                "<p>Elsewhere, on the other side of the world, a train was late, and people, some angry, waited.</p>";
        String text = text("<title>Clock stops</title><div class=x>" + breaking
                + "</div><div class=y><h1>Clock stops</h1>" + paragraphs(2) + "</div>");

        assertThat(text).contains("The clock").doesNotContain("Elsewhere");
    }

    @Test
    void shouldPruneListsAndParagraphsOfLinks() {
        String text = text("<main>" + paragraphs(3)
                + "<ul><li><a href=/1>First other story</a></li><li><a href=/2>Second other story</a></li></ul>"
                + "<p><a href=/3>A third one</a></p>" + paragraphs(1) + "</main>");

        assertThat(text).doesNotContain("other story").doesNotContain("third");
    }

    @Test
    void shouldKeepListsThatSaySomething() {
        assertThat(text("<main>" + paragraphs(3) + "<ul><li>brass, cleaned</li><li>oak, oiled</li></ul>" + paragraphs(1)
                        + "</main>"))
                .contains("brass, cleaned\noak, oiled");
    }

    @Test
    void shouldDropABoxThatItsHeadingGivesAway() {
        String text = text(
                "<main>" + paragraphs(3)
                        + "<div class=k1><h4>You may also like</h4><p>A tale of two towers, and of a bell that"
                        + " was stolen twice.</p></div><p>Back to the clock, which was made of brass, oak, and lead.</p></main>");

        assertThat(text).contains("made of brass").doesNotContain("two towers").doesNotContain("also like");
    }

    @Test
    void shouldEndAtAHeadingThatOpensWhatFollows() {
        String text = text("<main>" + paragraphs(5)
                + "<h3>Related stories</h3><p>A tower fell, without harm to anybody, in the next town.</p></main>");

        assertThat(text).doesNotContain("tower fell").doesNotContain("Related");
    }

    @Test
    void shouldSetTheStandfirstBeforeTheBody() {
        String html =
                "<title>Clock stops</title><div><div><h1>Clock stops</h1><p>Nobody in town had noticed for a year, it seems</p></div><div>"
                        + paragraphs(4) + "</div></div>";

        assertThat(text(
                        html,
                        new ArticleContext(
                                "Clock stops", List.of(), "Nobody in town had noticed for a year, it seems", null)))
                .startsWith("Nobody in town");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p class=c-article__standfirst>Nobody in town had noticed for a year</p>",
                "<div class=entradilla><p>Nobody in town had noticed for a year</p></div>",
                "<h2>Nobody in town had noticed for a year that the clock of the tower by the old bridge had stopped.</h2>"
            })
    void shouldKnowAStandfirstThatThePageDoesNotGiveAsItsSummary(String standfirst) {
        assertThat(text("<div><div><h1>Clock stops</h1>" + standfirst + "</div><div>" + paragraphs(4) + "</div></div>"))
                .startsWith("Nobody in town");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p class=lead>By Ann Lee, who lives in the town</p>",
                "<h2 class=title>News of the tower: Clock stops</h2>",
                "<h2>Seven towers, four bridges and no clock that goes in all of the town by the river Tern</h2>",
                "<div class=related><p class=lead>Nobody in town had noticed for a year</p></div>",
                "<p>Nobody in town had noticed for a year</p>"
            })
    void shouldNotTakeAnotherLineForTheStandfirst(String line) {
        assertThat(text("<div><div><h1>Clock stops</h1>" + line + "</div><div>" + paragraphs(4) + "</div></div>"))
                .startsWith("The clock of");
    }

    @Test
    void shouldNotRepeatTheHeadline() {
        assertThat(text("<main><h2>Clock stops</h2>" + paragraphs(3) + "</main>"))
                .startsWith("The clock of");
    }

    @Test
    void shouldDropLinesThatOnlyFurnitureSays() {
        List<TextLine> kept = LineFilter.keep(
                List.of(
                        line("Advertisement"),
                        line("READ MORE: The tower"),
                        line("Please subscribe today!"),
                        line("It rained.")),
                null,
                List.of(),
                DecisionListener.NONE);

        assertThat(kept).extracting(TextLine::text).containsExactly("It rained.");
    }

    @Test
    void shouldGoOnAfterABoxInTheMiddleOfTheArticle() {
        String long1 = PROSE.repeat(3).strip();
        List<TextLine> lines = new ArrayList<>();
        IntStream.rangeClosed(1, 6).forEach(i -> lines.add(line(long1 + i)));
        lines.addAll(List.of(heading("Related stories"), line("Clock sold"), line(long1 + "7"), line(long1 + "8")));

        assertThat(LineFilter.keep(lines, null, List.of(), DecisionListener.NONE))
                .extracting(TextLine::text)
                .hasSize(8)
                .allMatch(text -> text.startsWith(long1));
    }

    @Test
    void shouldEndTheArticleAtAHeadingThatOpensWhatIsNone() {
        String long1 = PROSE.repeat(3).strip();
        List<TextLine> lines =
                List.of(line(long1 + " 1"), line(long1 + " 2"), heading("Related stories"), line("Clock sold."));

        assertThat(LineFilter.keep(lines, null, List.of(), DecisionListener.NONE))
                .hasSize(2);
    }

    @Test
    void shouldKeepALongLineThatHappensToStartAlike() {
        String sentence = "Related industries, the minister said, would suffer too. " + PROSE.repeat(2);

        assertThat(LineFilter.keep(List.of(line(sentence)), null, List.of(), DecisionListener.NONE))
                .hasSize(1);
    }

    @Test
    void shouldWriteTextAsNfcWithSingleBlanks() {
        assertThat(text("<main><p>A cafe\u0301 \u200b by&nbsp;the &amp; clock. " + PROSE.repeat(4) + "</p></main>"))
                .startsWith("A café by the & clock. The");
    }

    private static String text(String html) {
        return text(html, new ArticleContext("Clock stops", List.of(), null, null));
    }

    private static String text(String html, ArticleContext context) {
        ParsedPage page = new PageParser().parse(html.getBytes(StandardCharsets.UTF_8), "utf-8", "https://x.example/");
        return Objects.requireNonNull(
                        BodyFinder.standard().find(page, context, false).body())
                .text();
    }

    /** Paragraphs that differ, as a page's do. */
    private static String paragraphs(int count) {
        StringBuilder html = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            html.append("<p>")
                    .append(PROSE)
                    .append("It was noticed, in the end, by visitor number ")
                    .append(i)
                    .append(".</p>");
        }
        return html.toString();
    }

    private static TextLine heading(String text) {
        return TextLine.of(0, text, Kind.HEADING, 0);
    }

    private static TextLine line(String text) {
        return TextLine.of(0, text, Kind.PARAGRAPH, 0);
    }
}
