package dev.courant.parse.extract.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.tree.PageParser;
import dev.courant.parse.extract.tree.ParsedPage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in an article's own element and is not the article, where no name in the markup says so. */
class PrecisionTest {
    private static final String PROSE =
            "The ferry of the invented lake left at nine, and came back, as far as is known, with all who had gone. ";
    private static final String BODY = "<p>" + PROSE.repeat(3) + "</p>" + "<p>It was, said the mate, a quiet crossing. "
            + PROSE + "</p><p>Nobody sang. " + PROSE + "</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By Ann Lee",
                "By Ann Lee, Sunday, March 1, 2026, 14:49 UTC",
                "Por Ann Lee y Tom Vale",
                "Von Ann Lee, Redakteurin",
                "Ann Lee ·",
                "domingo, 1 de marzo de 2026, 14:49 UTC",
                "Publié le 1 mars 2026 à 14h00",
                "Stand: 01.03.2026, 14:49 Uhr"
            })
    void shouldDropWhoAndWhenAboveTheText(String line) {
        assertThat(lines("<p>" + line + "</p>" + BODY)).noneMatch(line::equals).hasSize(3);
    }

    @Test
    void shouldKeepADateInTheMiddleOfTheText() {
        assertThat(lines(BODY + "<p>1 March 2026</p>" + BODY.replace("Nobody", "Somebody")))
                .contains("1 March 2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div><img src=a><p>The ferry, seen from the pier. / Lake Archive</p></div>",
                "<div><a href=b><img src=a></a><br>The ferry, seen from the pier (Archive)</div>",
                "<div><div><picture><img src=a></picture></div><div>The ferry, seen from the pier</div></div>"
            })
    void shouldTakeAFewWordsByAPictureForItsCaption(String figure) {
        assertThat(String.join("", lines(figure + BODY))).doesNotContain("pier");
    }

    @Test
    void shouldKeepAParagraphByAPicture() {
        assertThat(String.join(
                        "",
                        lines(BODY + "<div><img src=a><p>At noon the pier was full. " + PROSE.repeat(2)
                                + "</p></div>")))
                .contains("the pier was full");
    }

    @Test
    void shouldDropACardInALineOfText() {
        String card = "<span><img src=a><a href=b>Ann Lee</a><a href=c>Ann Lee on lakes and ferries</a></span>";

        assertThat(lines("<p>The mate, <span><a href=a>Ann Lee</a>" + card + "</span>, said so. " + PROSE + "</p>"
                                + BODY)
                        .getFirst())
                .startsWith("The mate, Ann Lee, said so.");
    }

    @Test
    void shouldDropWhatOnlyScreenReadersAreTold() {
        String hidden = "<span style='border:0;clip:rect(0 0 0 0);position:absolute'>, opens new tab</span>";

        assertThat(lines("<p>The mate <a href=a>Lee" + hidden + "</a> said so. " + PROSE + "</p>" + BODY)
                        .getFirst())
                .startsWith("The mate Lee said so.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Compartir: Correo Enlace",
                "Partager sur",
                "Artikel teilen",
                "Condividi su",
                "Compartilhar",
                "Share this"
            })
    void shouldDropShareBars(String bar) {
        assertThat(lines(BODY + "<div>" + bar + "</div>")).hasSize(3);
    }

    @Test
    void shouldKeepASentenceThatStartsAsAShareBarDoes() {
        assertThat(lines(BODY + "<p>Compartir la barca fue lo mejor del viaje, dijo el patrón.</p>"))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Comments", "Comentarios", "Commentaires", "Kommentare", "Commenti", "Comentários"})
    void shouldDropCommentsUnderTheirHeading(String heading) {
        assertThat(lines(BODY + "<section><h2>" + heading + "</h2><ol><li><b>Don:</b> A map is missing, as always."
                        + "</li></ol></section>"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zobacz również",
                "Právě se děje",
                "Другие новости по теме",
                "Читайте також",
                "Σχετικά άρθρα",
                "En çok okunanlar",
                "Kapcsolódó cikkek",
                "Citește și",
                "Læs også",
                "Lue myös",
                "延伸閱讀",
                "あわせて読みたい",
                "많이 본 뉴스",
                "Tin liên quan",
                "Baca juga",
                "اقرأ أيضا"
            })
    void shouldDropWhatStandsUnderSuchAHeadingInManyLanguages(String heading) {
        assertThat(lines(BODY + "<h3>" + heading + "</h3><p>A tower fell in the next town, and nobody was hurt.</p>"))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"Latest news, 3", "Právě se děje, 3", "Comentarios, 3", "Another town, 6"})
    void shouldKeepNoParagraphUnderAHeadingThatClosesTheArticle(String heading, int kept) {
        String other = "In another town, where no ferry goes, a tower fell. " + PROSE.repeat(3);

        assertThat(lines(BODY + "<h3>" + heading + "</h3><p>" + other + "</p><p>Then: " + other + "</p>"))
                .hasSize(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[责任编辑：robot] 标签：渡船 湖泊",
                "免责声明：本文仅代表作者个人观点",
                "Если вы заметили ошибку, выделите её",
                "Pokud jste v článku zaznamenali chybu, napište nám.",
                "Udostępnij"
            })
    void shouldDropSmallPrintInManyLanguages(String line) {
        assertThat(lines(BODY + "<p>" + line + "</p>")).hasSize(3);
    }

    @Test
    void shouldNotGoBeyondTheBodyForALine() {
        assertThat(lines("<div itemprop=articleBody>" + BODY + "</div><p>Send corrections, if you have any, to the"
                        + " desk by the lake, where they are read aloud.</p>"))
                .hasSize(3);
    }

    private static List<String> lines(String html) {
        String page = "<h1>A quiet crossing</h1><div><div>" + html + "</div></div>";
        ParsedPage parsed =
                new PageParser().parse(page.getBytes(StandardCharsets.UTF_8), "utf-8", "https://x.example/");
        ArticleContext context = new ArticleContext("A quiet crossing", List.of("Ann Lee", "Tom Vale"), null, null);
        return Objects.requireNonNull(
                        BodyFinder.standard().find(parsed, context, false).body())
                .text()
                .lines()
                .toList();
    }
}
