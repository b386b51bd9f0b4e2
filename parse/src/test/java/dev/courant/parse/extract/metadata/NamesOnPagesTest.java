package dev.courant.parse.extract.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.metadata.stated.Sourced;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites, authors and headlines where pages do not state them outright. */
class NamesOnPagesTest {
    private static final String HEADLINE = "<title>Geese return</title><h1>Geese return</h1>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>By Ann Lee, Sunday, March 1, 2026, 14:49 UTC</p>",
                "<div>Por Ann Lee<br>4 de marzo</div>",
                "<span>Par <strong>Ann Lee</strong></span>",
                "<p>Von Ann Lee | 04.03.2026</p>",
                "<p>Di Ann Lee</p>",
                "<p class=byline>By Ann Lee for the Tern</p>",
                "<p class=byline>By Ann Lee, River Affairs Correspondent</p>",
                "<p class=byline>Story by Ann Lee | Edited by Tom Vale</p>",
                "<p class=byline>By Ann Lee; additional reporting by Tom Vale</p>",
                "<p class=byline><a href=/a>Ann Lee</a> | <a href=/n>Nature</a></p>",
                "<p>Text: Ann Lee (words), Photos: Tom Vale</p>",
                "<p>Por <b>Ann Lee</b> — Ciudad del Lago</p>",
                "<p>Reporting by Ann Lee; editing by Tom Vale</p>",
                "<meta name=author content='ann@tern.example (Ann Lee)'>",
                "<meta name=dc.creator content='Lee, Ann'>",
                "<meta name=author content=alee><p>By Ann Lee</p>",
                "<p class=byline>By Ann Lee <a href=/a>@annlee</a></p>",
                "<p>Written by <a href=/a>Ann Lee</a> <time datetime=2026-03-04>4 March</time></p>",
                "<h3>Author</h3><p>Ann Lee</p>",
                "<p class=byline>Ann Lee</p>"
            })
    void shouldReadABylineUnderTheHeadline(String byline) {
        assertThat(authors(HEADLINE + byline)).containsExactly("Ann Lee");
    }

    @ParameterizedTest
    @CsvSource({
        "<p class=author>湖山花子 記者</p>, 湖山花子",
        "<p class=author>(报道：李湖 编辑：王雁)</p>, 李湖",
        "<p class=author>김호수 특파원</p>, 김호수"
    })
    void shouldReadEastAsianBylines(String byline, String name) {
        assertThat(authors(HEADLINE + byline)).containsExactly(name);
    }

    @Test
    void shouldNotLetTeasersBelowTheTextSignAndDateThePage() {
        String teasers =
                "<section class=related><div><a href=/1>Geese rest by the lake</a> <span class=author>By Tom Vale</span>"
                        + " <time datetime=2026-01-02>2 January</time></div><div><a href=/2>Geese fly over the lake</a>"
                        + " <span class=author>By Kim Ode</span> <time datetime=2026-01-03>3 January</time></div></section>";
        ReadPage page = read(HEADLINE + "<p>" + "Geese came back over the lake. ".repeat(12) + "</p>" + teasers);

        assertThat(page.authors()).isNull();
        assertThat(page.published()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<h1><span class=kicker>Nature</span> Geese return to the lake</h1>",
                "<h1>Geese return to the lake <span class=badge>Premium</span></h1>",
                "<h1>Geese return to the lake<br><small>The Tern has not seen so many since spring</small></h1>",
                "<h1>Geese return to the lake <time datetime=2026-03-04>4 March</time></h1>"
            })
    void shouldTakeTheStatedPartOfAHeading(String heading) {
        assertThat(title("<title>Geese return to the lake | Tern</title>" + heading))
                .isEqualTo("Geese return to the lake");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<meta property=og:site_name content=Tern><title>Tern: Geese return to the lake</title> ~ Geese return to the lake",
                "<meta property=og:site_name content=燕報><title>雁が湖に戻る：燕報</title> ~ 雁が湖に戻る",
                "<meta property=og:title content=Tern><meta name=author content=Tern><title>Geese return to the lake</title> ~ Geese return to the lake",
                "<meta property=og:title content='Geese&amp;#8217; return to the lake'> ~ Geese’ return to the lake",
                "<title>기러기가 호수로 돌아오다 < 자연 < 기사본문</title> ~ 기러기가 호수로 돌아오다",
                "<title>Geese return – at last</title> ~ Geese return – at last"
            })
    void shouldTakeTheSiteAndReferencesOffATitle(String head, String expected) {
        assertThat(title(head)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>By Monday the geese had gone.</p>",
                "<p>By all accounts the geese of the Tern were late this year, and few.</p>",
                "<p>Por la mañana volvieron.</p>",
                "<p>Di nuovo le oche.</p>"
            })
    void shouldNotTakeASentenceForAByline(String sentence) {
        assertThat(read(HEADLINE + sentence).authors()).isNull();
    }

    @Test
    void shouldKeepThePeopleOfABylineFarFromTheHeadlineThatNamesMore() {
        assertThat(authors("<p>Text</p>".repeat(20) + "<p class=author>Ann Lee, Tom Vale and lakes of the north</p>"))
                .containsExactly("Ann Lee", "Tom Vale");
    }

    @Test
    void shouldReadAPenName() {
        assertThat(authors("<p>Text</p>".repeat(20) + "<p class=author>TernWatcher</p>"))
                .containsExactly("TernWatcher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"about this author", "her knowledge of geese, of lakes and what they eat", "The Author"})
    void shouldNotTakeWordsInAnAuthorBoxForNames(String text) {
        assertThat(read("<p>Text</p>".repeat(20) + "<div class=author>" + text + "</div>")
                        .authors())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>来源：河畔网 记者：李雁</div>", "<p>文/李雁</p>", "<p>取材・文＝李雁</p>", "<p>作者： 李雁 2026-03-04</p>"})
    void shouldReadALabelledNameOfAChinesePage(String line) {
        assertThat(authors(HEADLINE + line)).containsExactly("李雁");
    }

    @Test
    void shouldReadAKoreanReporter() {
        assertThat(authors(HEADLINE + "<p>[하구=강신문] 이기러 기자</p>")).containsExactly("이기러");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Words by Ann Lee, photographs by Bo Vale",
                "By Ann Lee; pictures: Bo Vale and graphics by Cy Reed",
                "Texto: Ann Lee. Fotos de Bo Vale"
            })
    void shouldNotTakeWhoTookThePicturesForAnAuthor(String byline) {
        assertThat(authors(HEADLINE + "<p class=byline>" + byline + "</p>")).containsExactly("Ann Lee");
    }

    @Test
    void shouldNotTakeTheAuthorsOfTeasersForThoseOfTheStory() {
        String teaser = "<div><h4><a href=/b>Swans leave</a></h4><a rel=author href=/v>Bo Vale</a></div>";

        assertThat(authors(HEADLINE + "<p><a rel=author href=/l>Ann Lee</a></p><p>Text</p>" + teaser.repeat(2)))
                .containsExactly("Ann Lee");
        assertThat(read(HEADLINE + "<p>Text</p>" + teaser).authors()).isNull();
    }

    @Test
    void shouldNotTakeTheTimeInABylineForAName() {
        String byline = "<div class=author><span>Ann Lee</span><time><span>March 4, 2026</span><span>12:44 PM UTC"
                + "</span><span>Updated ago</span></time></div>";

        assertThat(authors(HEADLINE + byline)).containsExactly("Ann Lee");
    }

    @Test
    void shouldNotTakeNamesFarBelowTheOutletThatSigns() {
        String site = "<meta property=og:site_name content='Tidewater Post'>";
        String byline = "<div class=author>Tidewater Post</div>";
        String next = "<h4>Swans leave</h4><div class=author>Bo Vale</div>";

        assertThat(authors(site + HEADLINE + byline + "<p>Text</p>".repeat(7) + next))
                .doesNotContain("Bo Vale");
        assertThat(authors(site + HEADLINE + byline + "<div class=author>Bo Vale</div><p>Text</p>"))
                .containsExactly("Bo Vale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fotos: Bo Vale", "Photo: Bo Vale / Tern Press", "Фото: Бо Вейл", "Imágenes : Bo Vale"})
    void shouldNotTakeWhoTookOnlyThePicturesForAnAuthor(String credit) {
        assertThat(read("<meta name=author content='" + credit + "'>" + HEADLINE)
                        .authors())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // The title goes on behind the headline with its kicker, and the meta element confirms it.
        "Geese return to the river, ', Tidewater Post, 4 March', The Tern at dawn: Geese return to the river, true",
        // They say another headline, and structured data and the title tell all that the heading does, and more.
        "At dawn the geese return to the river, ' | Tidewater Post', Geese are back on the Tern, true",
        "Geese return to the river, ' | Tidewater Post', Geese are back on the Tern, false",
        "What the spring brings to us and to others, ' | Tidewater Post', Geese are back on the Tern, false",
        "At dawn the geese return to the river, ' | Tidewater Post', At dawn the geese return to the river, false"
    })
    void shouldBelieveAFullerHeadlineThatOthersConfirm(String heading, String end, String meta, boolean fuller) {
        String full = "The Tern at dawn: Geese return to the river";
        String page = "<title>" + full + end + "</title><meta property=og:site_name content='Tidewater Post'>"
                + "<meta property=og:title content='" + meta + "'><script type=application/ld+json>"
                + "{\"@type\":\"NewsArticle\",\"headline\":\"" + full + "\"}</script><h1>" + heading + "</h1>";

        assertThat(title(page)).isEqualTo(fuller ? full : heading);
    }

    @Test
    void shouldReadAuthorsFromAMetaElementInThePlural() {
        assertThat(authors("<meta name=authors content='Ann Lee, Tom Vale'>" + HEADLINE))
                .containsExactly("Ann Lee", "Tom Vale");
    }

    @Test
    void shouldKeepAStatedDeskWhereNobodyIsNamed() {
        assertThat(authors("<meta name=author content='Tidewater staff'>" + HEADLINE))
                .containsExactly("Tidewater staff");
    }

    @Test
    void shouldPreferANamedPersonToAStatedDesk() {
        assertThat(authors("<meta name=author content='Tidewater staff'>" + HEADLINE + "<p>By Ann Lee</p>"))
                .containsExactly("Ann Lee");
    }

    @Test
    void shouldNotTakeThePublisherForAPerson() {
        assertThat(authors("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":{\"name\":"
                        + "\", Tern Daily Reporter\"},\"publisher\":{\"name\":\"Tern Daily Reporter\"}}</script>"
                        + HEADLINE + "<p class=byline>Ann Lee</p>"))
                .containsExactly("Ann Lee");
    }

    @Test
    void shouldNotTakeADeskFromABylineAlone() {
        assertThat(read(HEADLINE + "<p class=byline>Tidewater staff</p>").authors())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Geese return - Tidewater Post</title>",
                "<title>Tidewater Post | Geese return</title>",
                "<a href=/>Tidewater Post</a>",
                "<a href='https://tidewaterpost.example/'><span><img src=l alt='Tidewater Post'></span></a>",
                "<link rel=alternate title='Tidewater Post' href=/feed>",
                "<p>Text</p><p>Copyright © 2026 Tidewater Post. No rights at all.</p>"
            })
    void shouldInferTheSiteFromItsHost(String html) {
        assertThat(site(html, "https://www.tidewaterpost.example/a")).isEqualTo("Tidewater Post");
    }

    @Test
    void shouldInferTheSiteFromTwoThatAgree() {
        assertThat(site("<title>Geese - Quarry Courier</title><a href=/>Quarry Courier</a>", "https://qc.example/a"))
                .isEqualTo("Quarry Courier");
    }

    @Test
    void shouldNotInferASiteFromOneThingAlone() {
        assertThat(read("<title>Geese return - Nature</title><a href=/>Home</a>")
                        .siteName())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1><span>Politics</span> | Geese return to the Tern</h1>",
                "<h1><span>River news</span> <span>Geese return to the Tern</span></h1>"
            })
    void shouldLeaveAKickerOutOfTheTitle(String heading) {
        assertThat(title("<meta property=og:title content='Geese return to the Tern'>" + heading))
                .isEqualTo("Geese return to the Tern");
    }

    @Test
    void shouldNotTakeASubtitleForTheTitle() {
        assertThat(title("<meta property=og:title content='Why it matters now'>"
                        + "<h1>The geese of the Tern are back: Why it matters now</h1>"))
                .isEqualTo("The geese of the Tern are back: Why it matters now");
    }

    private static String title(String html) {
        return String.valueOf(Sourced.valueOf(read(html).title()));
    }

    private static List<String> authors(String html) {
        List<String> found = Sourced.valueOf(read(html).authors());
        return found == null ? List.of() : found;
    }

    private static String site(String html, String url) {
        return String.valueOf(Sourced.valueOf(read(html, url).siteName()));
    }

    private static ReadPage read(String html) {
        return read(html, "https://x.example/a");
    }

    private static ReadPage read(String html, String url) {
        return ReadPage.of(html, url);
    }
}
