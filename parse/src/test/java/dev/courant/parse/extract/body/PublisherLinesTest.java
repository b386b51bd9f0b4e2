package dev.courant.parse.extract.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.tree.PageParser;
import dev.courant.parse.extract.tree.ParsedPage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a publisher says about itself, its page or other stories, between the paragraphs of an article. */
class PublisherLinesTest {
    private static final String PROSE =
            "The orchard on the hill was planted in rows, as old maps show, and every tree has a number on its trunk. ";
    private static final String FIRST =
            "<p>" + PROSE.repeat(2) + "</p><p>A ladder, said Lee, leans there. " + PROSE + "</p>";
    private static final String SECOND =
            "<p>Nobody counts the pears. " + PROSE + "</p><p>In May bees come. " + PROSE + "</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Presented by Hill Bank",
                "🎧 Listen to this article · 7 min",
                "Заметили ошибку? Выделите её и нажмите Ctrl+Enter.",
                "© 2031 Hill Post. Nothing of it may be used without written permission.",
                "Vous avez lu deux articles gratuits ce mois-ci, et le prochain vous attend.",
                "4 min read",
                "Lesezeit: 3 Minuten",
                "Tempo de leitura: 5 minutos",
                "Scroll to continue",
                "Weiterlesen nach der Werbung",
                "Sigue leyendo después de la publicidad",
                "Продолжение после рекламы",
                "View image in fullscreen",
                "Follow the Hill Post on Google News",
                "Obserwuj nas na Facebooku",
                "Подпишитесь на наш канал",
                "Already a subscriber? Log in",
                "Enjoying this story? Join us for a crown.",
                "Noch kein Abo? Einen Monat gratis lesen.",
                "Bleiben Sie informiert: unser Brief am Abend.",
                "Galería de fotos: la colina en mayo",
                "Turn on notifications for the Hill Post.",
                "This article first appeared in the Hill Post.",
                "Auf Facebook teilen",
                "Imprimer cet article",
                "Got a tip? Send tips to desk@hill.example.",
                "Suscríbete a nuestro boletín de la mañana.",
                "Inscrivez-vous à notre newsletter du soir.",
                "This website uses cookies to count its visitors.",
                "Diese Website verwendet Cookies, um Besuche zu zählen."
            })
    void shouldDropALineOfThePublisher(String line) {
        assertThat(lines(FIRST + "<p>" + line + "</p>" + SECOND))
                .doesNotContain(line)
                .hasSize(4);
    }

    @Test
    void shouldDropALabelledLinkToAnotherStory() {
        assertThat(lines(FIRST + "<p>Explained: <a href=/pears>How pears grow</a></p>" + SECOND))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“Read more than one label before you buy a tree,” the gardener told the pupils on Monday.",
                "Follow the rows to the well, the map says, and you will find the oldest tree of the hill.",
                "Comments on the orchard, ninety in all, were read aloud in the hall on Friday."
            })
    void shouldKeepASentenceWithSuchWords(String line) {
        assertThat(lines(FIRST + "<p>" + line + "</p>" + SECOND)).contains(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div><p>The hill by mail</p><p>Five stories at six each morning.</p><label>Your mail <input type=email>"
                        + "</label></div>",
                "<div><p>The hill by mail</p><form><p>Five stories at six each morning.</p><input name=email></form></div>"
            })
    void shouldDropABoxWithAFieldForAnAddress(String box) {
        assertThat(lines(FIRST + box + SECOND)).hasSize(4);
    }

    @Test
    void shouldKeepAnArticleWithAFieldForAnAddress() {
        assertThat(lines(FIRST + SECOND + "<input type=email>")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12 comments", "Comments (12)", "3 thoughts on “The orchard”", "9 comentarios", "4 Kommentare"})
    void shouldDropWhatFollowsTheNumberOfComments(String heading) {
        String comments =
                "<div><b>Don</b> says:<p>A map is missing here, as it always is in stories of this kind.</p></div>"
                        .repeat(30);

        assertThat(lines(FIRST + SECOND + "<h3>" + heading + "</h3>" + comments))
                .hasSize(4);
    }

    @Test
    void shouldKeepASectionAboutComments() {
        assertThat(lines(FIRST + "<h3>Comments of the gardeners</h3>" + SECOND)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Continue reading", "Leer más", "Weiterlesen", "Read more"})
    void shouldKeepHiddenTextThatAControlBelowUnfolds(String control) {
        assertThat(lines(FIRST + "<div style='display:none'>" + SECOND + "</div><button>" + control + "</button>"))
                .hasSize(4);
    }

    @Test
    void shouldDropHiddenTextWithoutSuchAControl() {
        assertThat(lines(FIRST + "<div style='display:none'><p>Terms. " + PROSE + "</p></div>" + SECOND))
                .hasSize(4);
    }

    @Test
    void shouldDropALoneTeaserBetweenParagraphs() {
        String teaser = "<div><h4><a href=/pears>Pears of the valley are late this year</a></h4>"
                + "<p>Rain fell in April, and the bees, it seems, stayed at home.</p></div>";

        assertThat(lines(FIRST + teaser + SECOND)).hasSize(4);
    }

    @Test
    void shouldDropParagraphsThatEachBeginWithALinkedHeadline() {
        String teaser = "<p><a href=/pears>Pears of the valley are late this year</a><br>"
                + "Rain fell in April, and the bees, it seems, stayed at home.</p>";

        assertThat(lines(FIRST + SECOND + teaser + teaser.replace("Pears", "Plums") + teaser.replace("Pears", "Nuts")))
                .hasSize(4);
    }

    private static List<String> lines(String html) {
        String page = "<h1>The orchard</h1><div><div>" + html + "</div></div>";
        ParsedPage parsed =
                new PageParser().parse(page.getBytes(StandardCharsets.UTF_8), "utf-8", "https://hill.example/a/b");
        ArticleContext context = new ArticleContext("The orchard", List.of(), null, null);
        return Objects.requireNonNull(
                        BodyFinder.standard().find(parsed, context, false).body())
                .text()
                .lines()
                .toList();
    }
}
