package dev.courant.parse.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an article begins and ends, and what in it is not its text. */
class ArticleBoundariesTest {
    private static final List<String> TEXT = List.of(
            "The lantern guild of Marrow voted on Monday to relight the northern channel, where boats steer by memory.",
            "Nine of the forty lamps were found cracked in May, and the keeper moved the rest to a shed by the smithy.",
            "New glass is to be blown in spring, when the sand is dry and the furnace of the school stands idle.",
            "The cost of four thousand shillings is shared by the guild and the fishermen, who asked for the light.");
    private static final String BODY = paragraphs(0, 4);

    private final Extractor extractor = new Extractor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "menu-text",
                "credit-text",
                "share-price",
                "comment",
                "footer-note",
                "related-work",
                "promo",
                "sidebar-text",
                "comments-of-the-guild",
                "newsletter-law",
                "author-text",
                "caption-text",
                "body-footer",
                "AdvertsOfTender"
            })
    void shouldKeepAParagraphAmongParagraphsWhateverItIsCalled(String name) {
        String named = "<p class='%s'>%s</p>".formatted(name, TEXT.get(2));

        assertThat(lines("<article>" + paragraphs(0, 2) + named + paragraphs(3, 4) + "</article>"))
                .containsExactlyElementsOf(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"comments-of-the-guild", "ShareOfCosts", "related-lamps", "footer-stones-of-the-pier"})
    void shouldKeepASectionNamedByItsSubject(String id) {
        String sections = section("s1", "The vote", 0)
                + section(id, "Share of the costs", 1)
                + section("s3", "Glass", 2)
                + section("s4", "Shillings", 3);

        assertThat(lines("<main>" + sections + "</main>")).containsAll(TEXT).contains("Share of the costs");
    }

    @Test
    void shouldKeepASectionNamedByItsSubjectAmongParagraphs() {
        String section = "<section id=advertising-ban><p>" + TEXT.get(1) + "</p></section>";

        assertThat(lines("<article>" + paragraphs(0, 1) + section + paragraphs(2, 4) + "</article>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldDropAParagraphNamedAsFurnitureAtTheEnd() {
        assertThat(lines("<article>" + BODY
                        + "<p class=related>Read what the herons did in the year of the flood, and why"
                        + " nobody minded them at all.</p></article>"))
                .containsExactlyElementsOf(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div><h3><a href=/n/%1$d>A heron nests on roof %1$d</a></h3><p>Nobody minds it, says the clerk.</p></div>",
                "<article><a href=/n/%1$d><h4>A heron nests on roof %1$d</h4></a><span>2 hours ago</span></article>",
                "<li><a href=https://www.marrow.example/n/%1$d>A heron nests on roof %1$d</a><p>The clerk, who lives below,"
                        + " does not mind it, he says.</p></li>"
            })
    void shouldDropCardsOfOtherStories(String card) {
        String cards = IntStream.range(0, 4).mapToObj(card::formatted).collect(Collectors.joining());

        assertThat(lines("<article>" + BODY + "<div>" + cards + "</div></article>"))
                .containsExactlyElementsOf(TEXT);
        assertThat(lines("<section>" + cards + "</section><article>" + BODY + "</article>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldKeepSectionsWhoseHeadingsLinkToOtherSites() {
        String items = IntStream.range(0, 4)
                .mapToObj(
                        "<div><h3><a href=https://lamps.example/%1$d>The lamp of maker %1$d</a></h3><p>It is made of brass, and it burns for nine hours.</p></div>"
                                ::formatted)
                .collect(Collectors.joining());

        assertThat(lines("<article>" + BODY + items + "</article>"))
                .filteredOn(line -> line.startsWith("It is made of brass"))
                .isNotEmpty();
    }

    @Test
    void shouldKeepHeadingsThatLinkToThemselves() {
        assertThat(lines("<article>" + paragraphs(0, 2) + "<h2 id=g><a href='#g'>Where the glass is from</a></h2>"
                        + paragraphs(2, 4) + "</article>"))
                .contains("Where the glass is from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"More from the county", "Mehr aus der Region", "Más de Cultura", "You may also like...", "関連記事"})
    void shouldDropABoxOfOtherStoriesHoweverLongItIs(String heading) {
        String story =
                "Quite another story, of a bakery, two geese and a bicycle, that goes on for as long as this one does. ";

        assertThat(lines("<div>" + BODY + "<div><h3>" + heading + "</h3>"
                        + ("<div><p>" + story + story + "</p></div>").repeat(6) + "</div></div>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldBeginAtTheHeadlineThoughMoreTextStandsAboveIt() {
        String ticker = IntStream.range(0, 8)
                .mapToObj(i ->
                        "<li><a href=/t" + i + ">Elsewhere " + i + "</a> a train was late, and people, some of them"
                                + " angry, waited for it in the rain, it is said.</li>")
                .collect(Collectors.joining());

        assertThat(extracted("<title>Guild votes</title><div><ul>" + ticker + "</ul><h1>Guild votes</h1>" + BODY
                                + "</div>")
                        .lines())
                .containsExactlyElementsOf(TEXT);
    }

    /** 1 and 2 stand for a headline, % for the text of the article and $ for that of another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<main><article>1%</article><article>2$</article></main>",
                "<main><div class=s>1<p>By Ann Pier</p>%</div><div class=s>2<p>By Tom Quay</p>$</div></main>",
                "<main>1<p>By Ann Pier</p>%2<p>By Tom Quay</p>$</main>",
                "<div>1<div itemprop=articleBody>%</div></div><div>2<div itemprop=articleBody>$</div></div>",
                "1<div><article>%</article><article>2$</article></div>",
                "<div>1%<hr><h4><a href=/n>Geese save a street</a></h4><p>Von Tom Quay</p>$</div>"
            })
    void shouldEndWhereTheNextArticleBegins(String form) {
        String other =
                ("<p>Quite another story, of a bakery, two geese and a bicycle, that goes on for as long as this one"
                                + " does, and then some more.</p>")
                        .repeat(6);
        String html = form.replace("1", "<h!>Guild votes</h!>")
                .replace("2", "<h!>Geese save a street</h!>")
                .replace("!", "1")
                .replace("%", BODY)
                .replace("$", other);

        assertThat(extracted("<title>Guild votes</title>" + html).lines()).containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldGoOnAfterSectionsThatBeginWithFirstLevelHeadings() {
        String sections = IntStream.range(0, 4)
                .mapToObj(i -> "<section><h1>Part " + i + "</h1><p>" + TEXT.get(i) + TEXT.get(i) + TEXT.get(i)
                        + "</p></section>")
                .collect(Collectors.joining());

        assertThat(lines("<main>" + sections + "</main>")).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({"comments, div", "discussion, div", "c7, div", "c7, li"})
    void shouldDropCommentsThatAreLongerThanTheText(String name, String tag) {
        String comments = IntStream.range(0, 20)
                .mapToObj(i -> "<" + tag + "><b>Reader " + i + "</b><p>I have lived by the channel for " + i
                        + " years, and the lamps, such as they were, never helped anyone I know of.</p></" + tag + ">")
                .collect(Collectors.joining());

        assertThat(lines("<article>" + BODY + "</article><div class=" + name + ">" + comments + "</div>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldDropADialogueThatIsLongerThanTheText() {
        String terms =
                "We would like to remember what you read, so that we understand how the lamps are used, and by whom. ";

        assertThat(lines("<div class='modal fade'><div class=modal-body><p>" + terms.repeat(20)
                        + "</p></div></div><div class=article-body>" + BODY + "</div>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldKeepAContainerWithATellingNameThatHoldsAll() {
        assertThat(lines("<div class=comment-page id=comment>" + BODY + "</div>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldKeepAParagraphThatIsALinkedSentence() {
        String linked =
                "<p><a href=https://other.example/x>The keeper said on Monday that she would not leave before the last"
                        + " lamp had been lit again.</a></p>";

        assertThat(lines("<article>" + paragraphs(0, 2) + linked + paragraphs(2, 4) + "</article>"))
                .hasSize(5)
                .contains(
                        "The keeper said on Monday that she would not leave before the last lamp had been lit again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Baca juga: <a href=/1>A heron nests on the roof</a></p>",
                "<p><strong>İlgili Haber:</strong> <a href=/1>A heron nests on the roof</a></p>",
                "<p>Llegiu també | <a href=/1>A heron nests on the roof</a></p>",
                "<p>(MORE: <a href=/1>A heron nests on the roof</a>)</p>",
                "<p>Ĉiama ligilo: <a href=/1>A heron nests on the roof</a></p>",
                "<p>यह भी पढ़ें: A heron nests on the roof</p>",
                "<p>Download our free app for news of the channel.</p>",
                "<div class=x1><h3>Keep the light on</h3><p>Please make a donation today, however small.</p></div>"
            })
    void shouldDropWhatPromotesSomethingElse(String promotion) {
        assertThat(lines("<article>" + paragraphs(0, 2) + promotion + paragraphs(2, 4) + "</article>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldDropWhatACustomElementIsNamed() {
        assertThat(lines("<article>" + paragraphs(0, 2) + "<amp-ad><div fallback>No ad</div></amp-ad>"
                        + paragraphs(2, 4) + "</article>"))
                .containsExactlyElementsOf(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"social-media-embed", "promo", "share"})
    void shouldKeepAPostWhateverTheBlockAroundItIsCalled(String name) {
        String post = "<blockquote><p>The lamps, the lamps! At last.</p>Ann Pier, <a href=https://posts.example/1>May"
                + " 9</a></blockquote>";

        assertThat(lines("<article>" + paragraphs(0, 2) + "<div class=" + name + "><div>" + post + "</div></div>"
                        + paragraphs(2, 4) + "</article>"))
                .contains("The lamps, the lamps! At last.");
        assertThat(lines("<article>" + paragraphs(0, 2) + "<div class=" + name + "><p>The lamps, the lamps!</p>" + post
                        + "</div>" + paragraphs(2, 4) + "</article>"))
                .containsExactlyElementsOf(TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "p, https://lamps.example/l%d, true",
        "p, /files/minutes-%d.PDF, true",
        "p, /2026/lamp-%d, false",
        "p, '#lamp-%d', false",
        "h3, https://lamps.example/l%d, false"
    })
    void shouldKeepAListOfLinksThatAParagraphIntroducesAndThatLeadAway(String tag, String address, boolean kept) {
        String items = IntStream.range(1, 5)
                .mapToObj(i ->
                        "<li><p><a href='%s'>The minutes of lamp %d</a></p></li>".formatted(address.formatted(i), i))
                .collect(Collectors.joining());
        String list = "<%1$s>What the guild has published</%1$s><ul>%2$s</ul>".formatted(tag, items);

        List<String> lines = lines("<article>" + paragraphs(0, 2) + list + paragraphs(2, 4) + "</article>");

        assertThat(lines.contains("The minutes of lamp 3")).isEqualTo(kept);
        assertThat(lines).containsAll(TEXT);
    }

    @Test
    void shouldTakeArticlesBelowOneHeadlineForItsSections() {
        String parts = IntStream.range(0, 4)
                .mapToObj(i -> "<article><h3>Step " + i + "</h3><div><p>" + TEXT.get(i) + " " + TEXT.get((i + 1) % 4)
                        + "</p></div></article>")
                .collect(Collectors.joining());

        assertThat(lines(
                        "<div><section><p>" + TEXT.getFirst() + "</p></section><section>" + parts + "</section></div>"))
                .contains("Step 1", "Step 3")
                .hasSize(9);
    }

    @Test
    void shouldKeepAStandfirstThatStandsInTheBodyUnderATellingName() {
        String summary = "Eleven winters of darkness are over, and what that costs is shared";
        String teaser = "<div class='teaser lead'>" + summary + ".</div>";

        assertThat(lines("<meta name=description content='" + summary + ".'><div class=article-body>" + teaser + BODY
                        + "</div>"))
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of(summary + "."), TEXT.stream()).toList());
    }

    @Test
    void shouldKeepAnAddressThatIsWrittenOut() {
        assertThat(lines("<article>" + paragraphs(0, 2)
                        + "<p><a href=https://lamps.example/9>https://lamps.example/9</a></p>" + paragraphs(2, 4)
                        + "</article>"))
                .contains("https://lamps.example/9");
    }

    @Test
    void shouldKeepTheLinesOfPreformattedText() {
        String code = "<pre>\n\n<code><span>def</span> light(n):  \n    if n > 2:\n\n\treturn  n\n</code></pre>";

        assertThat(String.join("\n", lines("<article>" + paragraphs(0, 2) + code + paragraphs(2, 4) + "</article>")))
                .contains("\ndef light(n):\n    if n > 2:\n\n\treturn  n\n");
    }

    @Test
    void shouldKeepTheIndentationOfLinesThatAreElements() {
        String code = "<pre><div class=l>  <b>one</b> <i>two</i></div><div class=l>    <b>three</b></div></pre>";

        assertThat(String.join("\n", lines("<article>" + paragraphs(0, 2) + code + paragraphs(2, 4) + "</article>")))
                .contains("\n  one two\n    three\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "灯会星期一投票决定重新点亮北方航道，十一个冬天以来，船只只能凭记忆航行。费用由渔民和灯会分担，新灯预计明年春天点亮，届时鲱鱼到来。",
                "灯明組合は月曜日、北の水路に再び灯をともすことを決めた。費用は組合と漁師が分担し、来年の春に始まる見込みだという。",
                "สมาคมโคมไฟลงมติเมื่อวันจันทร์ให้จุดไฟในร่องน้ำทางเหนืออีกครั้ง หลังจากสิบเอ็ดฤดูหนาวที่เรือต้องแล่นตามความจำ",
                "ສະມາຄົມໂຄມໄຟໄດ້ລົງມະຕິໃນວັນຈັນໃຫ້ຈູດໄຟໃນຮ່ອງນ້ຳທາງເໜືອອີກຄັ້ງ ຫຼັງຈາກສິບເອັດລະດູໜາວທີ່ເຮືອຕ້ອງແລ່ນຕາມຄວາມຈື່ຈຳ",
                "សមាគមចង្កៀងបានបោះឆ្នោតនៅថ្ងៃចន្ទដើម្បីបំភ្លឺផ្លូវទឹកខាងជើងឡើងវិញ បន្ទាប់ពីរដូវរងាដប់មួយដែលទូកបើកតាមការចងចាំ។",
                "မီးအိမ်အသင်းသည် တနင်္လာနေ့တွင် မြောက်ဘက်ရေလမ်းကို ပြန်လည်ထွန်းညှိရန် မဲပေးခဲ့ပြီး လှေများသည် မှတ်ဉာဏ်ဖြင့် သွားလာခဲ့ရသည်။"
            })
    void shouldReadABriefInAScriptOfFewCharacters(String brief) {
        assertThat(lines("<article><p>" + brief + "</p></article>")).containsExactly(brief);
    }

    private static String section(String id, String heading, int paragraph) {
        return "<section id='" + id + "'><h2>" + heading + "</h2>" + paragraphs(paragraph, paragraph + 1)
                + "</section>";
    }

    private static String paragraphs(int from, int to) {
        return "<p>" + String.join("</p><p>", TEXT.subList(from, to)) + "</p>";
    }

    private List<String> lines(String html) {
        return extracted("<title>Guild votes | Marrow Courier</title><header><a href=/>Marrow Courier</a></header>"
                        + "<h1>Guild votes</h1>" + html + "<footer><p>All rights reserved.</p></footer>")
                .lines()
                .toList();
    }

    private String extracted(String html) {
        Page page = new Page(
                ("<!doctype html>" + html).getBytes(StandardCharsets.UTF_8),
                "utf-8",
                "https://marrow.example/2026/guild");
        return ((Extraction.Extracted) extractor.extract(page)).text();
    }
}
