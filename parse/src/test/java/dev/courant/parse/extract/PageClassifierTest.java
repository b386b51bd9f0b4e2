package dev.courant.parse.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageClassifierTest {
    private static final String URL = "https://dune.example/2031/05/council-moves-dunes";
    private static final String SENTENCE =
            "The dunes north of the town move by four metres in a year, the survey found. ";

    private final Extractor extractor = new Extractor();

    private Extraction extract(String head, String body, String url) {
        String html = "<!doctype html><html><head><meta charset=utf-8>" + head + "</head><body><header>"
                + "<a href=/>Dune Herald</a><nav><ul><li><a href=/news>News</a></li><li><a href=/sport>Sport</a></li></ul>"
                + "</nav></header><main>" + body + "</main><footer><p>Copyright 2031 Dune Media.</p></footer></body>";
        return extractor.extract(new Page(html.getBytes(StandardCharsets.UTF_8), null, url));
    }

    private Extraction extract(String title, String heading, String paragraphs, String head) {
        String text = "<p>" + paragraphs.replace("¶", "</p><p>") + "</p>";
        return extract(
                "<title>" + title + "</title>" + head, (heading == null ? "" : "<h1>" + heading + "</h1>") + text, URL);
    }

    private static void assertKind(Extraction extraction, PageKind kind) {
        assertThat(extraction)
                .isInstanceOfSatisfying(
                        Extraction.NotAnArticle.class,
                        page -> assertThat(page.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "MISSING¦Whoops! | Dune Herald¦Whoops!¦We couldn’t find the page you were looking for.¶Maybe the link you followed is out of date.",
                "MISSING¦Dune Herald¦Sorry, this story is no longer available¦The article you requested has expired or was removed from our archive. Please use the search.",
                "BOT_CHECK¦dune.example¦Checking if the site connection is secure¦dune.example needs to review the security of your connection before proceeding.",
                "BOT_CHECK¦Are you human?¦One more step¦Please complete the captcha below to confirm that you are not a robot.",
                "REGION_BLOCK¦Dune Herald¦Not available where you are¦We recognise that you are visiting this website from a country in which we cannot grant access for legal reasons.",
                "RATE_LIMIT¦Too Many Requests¦Slow down¦You have sent too many requests in a short time. Please wait a few minutes and try again.",
                "MAINTENANCE¦We’ll be right back¦We’ll be right back¦The site is temporarily offline while we make some improvements. Thanks for your patience!",
                "OLD_BROWSER¦Dune Herald¦Time for an update¦Your browser is no longer supported. Please upgrade to a current version to read our pages.",
                "SUBSCRIPTION_OFFER¦Council moves the dunes¦Council moves the dunes¦You have reached your limit of free articles this month.¶Subscribe today for full access to every story.¶Already have an account? Sign in",
                "CONSENT_WALL¦Your privacy choices¦We value your privacy¦We and our partners store and access information on a device, such as cookies, and process personal data.¶You can accept or reject all cookies at any time.",
                "ACCESS_DENIED¦Access Denied¦Access Denied¦You don’t have permission to access this page on this server.",
                "REDIRECT_NOTICE¦Redirecting…¦¦You are being redirected. If you are not redirected automatically, click here.",
                "MISSING¦Seite nicht gefunden – Dünenbote¦Hoppla¦Die gewünschte Seite konnte leider nicht gefunden werden. Vielleicht wurde sie gelöscht.",
                "CONSENT_WALL¦Dünenbote¦Weiterlesen mit Werbung¦Wir und unsere Partner verarbeiten Daten und verwenden Cookies für personalisierte Werbung. Ihre Einwilligung können Sie jederzeit widerrufen.",
                "SUBSCRIPTION_OFFER¦Rat verlegt die Düne¦Rat verlegt die Düne¦Dieser Artikel ist exklusiv für Abonnenten.¶Jetzt einen Monat für 1 Euro testen und alle Artikel lesen. Jederzeit kündbar.",
                "MAINTENANCE¦Wartungsarbeiten¦Gleich wieder da¦Wegen Wartungsarbeiten ist unsere Website vorübergehend nicht erreichbar. Wir bitten um Verständnis.",
                "BOT_CHECK¦Einen Moment¦duene.example¦Ihr Browser wird geprüft, bevor Sie die Seite sehen können.¶Sie werden in wenigen Sekunden automatisch weitergeleitet.¶Cookies müssen dafür im Browser aktiviert sein.",
                "MAINTENANCE¦Erreur 500 | La Dune¦Erreur 500¦Une erreur interne s’est produite sur le serveur.¶Notre équipe technique a été informée et travaille à rétablir le service. Veuillez réessayer dans quelques minutes.",
                "OTHER_NOTICE¦dune.example is for sale¦The domain dune.example is for sale!¦The owner of this domain offers it for a price of 900 crowns.¶Buyers get a secure checkout and a money-back guarantee.¶This page was generated by the owner of the domain.",
                "MISSING¦Page introuvable | La Dune¦Oups¦La page que vous cherchez n’existe plus ou a été déplacée.",
                "SUBSCRIPTION_OFFER¦Le conseil déplace la dune¦Le conseil déplace la dune¦Cet article est réservé aux abonnés.¶Abonnez-vous dès 1 € par mois, sans engagement, pour lire la suite.¶Déjà abonné ? Connectez-vous.",
                "MISSING¦Página no encontrada - La Duna¦Vaya¦Lo sentimos, la página que buscas no existe o ha sido eliminada.",
                "MAINTENANCE¦Em manutenção¦Voltamos em breve¦Nosso site está em manutenção programada. Pedimos desculpas pelo transtorno.",
                "MISSING¦Pagina non trovata¦Errore 404¦La pagina che stai cercando non esiste o è stata spostata.",
                "MISSING¦Pagina niet gevonden¦Helaas¦De pagina die u zoekt bestaat niet meer.",
                "MISSING¦Nie znaleziono strony¦Ups¦Strona, której szukasz, nie istnieje lub została usunięta.",
                "MISSING¦Stránka nenalezena¦Chyba 404¦Omlouváme se, požadovaná stránka nebyla nalezena.",
                "MISSING¦Sidan hittades inte¦Hoppsan¦Sidan du söker finns inte eller har flyttats.",
                "BOT_CHECK¦Вы не робот?¦Проверка¦Подтвердите, пожалуйста, что вы не робот. С вашего адреса поступают подозрительные запросы.",
                "MISSING¦Сторінку не знайдено¦Помилка¦На жаль, сторінка, яку ви шукаєте, не існує.",
                "MISSING¦Sayfa bulunamadı¦Üzgünüz¦Aradığınız sayfa bulunamadı veya kaldırılmış olabilir.",
                "MISSING¦الصفحة غير موجودة¦عذراً¦الصفحة التي تبحث عنها غير موجودة أو تم نقلها.",
                "MISSING¦页面不存在¦抱歉¦您访问的页面不存在或已被删除，请返回首页。",
                "MAINTENANCE¦メンテナンスのお知らせ¦メンテナンス中¦ただいまサイトのメンテナンスを実施しております。申し訳ございません。しばらくお待ちください。",
                "MISSING¦페이지를 찾을 수 없습니다¦죄송합니다¦요청하신 페이지를 찾을 수 없습니다. 주소가 변경되었거나 삭제되었습니다.",
            })
    void shouldNameWhatIsServedInThePlaceOfAnArticle(PageKind kind, String title, String heading, String text) {
        assertKind(extract(title, heading, text, ""), kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "Why the web keeps asking whether you are a robot¦The little boxes that ask visitors to prove they are human have become harder, and researchers in Dunmouth say that machines now solve them better than people do.¶In a test with 1,400 volunteers, bots needed less than a second for a captcha that took people fifteen.¶“You click on traffic lights and feel stupid,” said the computer scientist Ines Okoro, who led the study.",
                "Museum collects the funniest missing pages¦A museum in Dunmouth has opened a show about pages that say they were not found.¶The curator, Paul Wren, gathered 300 messages such as “page not found” from thirty years of the web.¶Visitors can write their own in the last room until the end of June.",
                "Town website down for maintenance on Sunday¦The website of the town of Dunmouth will be unavailable on Sunday from 6 to 10 a.m. for maintenance, the administration said on Friday.¶Payments for parking and applications for passports cannot be made during that time.",
                "Newspaper puts its archive behind a paywall¦The Dune Herald will ask readers to pay for its archive from next month.¶A subscription is to cost nine euros a month, the publisher said, and subscribers of the printed paper will have access for free.¶The number of subscribers has grown by a fifth within a year.",
                "Regulator fines publisher over cookie banners¦The data protection authority has fined a publisher two million euros because its banner made it harder to refuse cookies than to accept them.¶Users had to click four times to reject the cookies of 842 partners, the authority found.¶The publisher said it would appeal.",
                "Broadcaster shuts out viewers abroad¦Viewers abroad can no longer watch the public broadcaster’s films, which are not available outside the country for legal reasons.¶The broadcaster said that it had only bought the rights for domestic use.",
            })
    void shouldBelieveABriefThatIsAboutSuchPages(String title, String text) {
        assertThat(extract(title, title, text, "")).isInstanceOf(Extraction.Extracted.class);
    }

    @Test
    void shouldBelieveALongTextWhateverItsTitleIs() {
        assertThat(extract("Page not found", "Page not found", SENTENCE.repeat(30), ""))
                .isInstanceOf(Extraction.Extracted.class);
    }

    @Test
    void shouldNameAMissingPageWithTheStoriesOfTheDay() {
        String stories = ("<section><h2><a href=/n>A story of the day</a></h2><p>" + SENTENCE.repeat(3)
                        + "</p></section>")
                .repeat(8);

        assertKind(
                extract(
                        "<title>Page not found | Dune Herald</title>",
                        "<h1>Page not found</h1><p>Sorry, we cannot find the page you are looking for.</p>" + stories,
                        URL),
                PageKind.MISSING);
    }

    @Test
    void shouldNameACheckForBotsByItsScripts() {
        assertKind(
                extract("<title>dune.example</title><script>window._cf_chl_opt = {};</script>", "", URL),
                PageKind.BOT_CHECK);
    }

    @Test
    void shouldRefuseASectionPageButNoStoryWithRelatedStories() {
        String teasers =
                ("<section><h2><a href=/n>A story about the dunes</a></h2><p>" + SENTENCE + "</p></section>").repeat(6);
        String head = "<title>News | Dune Herald</title>";

        assertKind(extract(head, "<h1>News</h1>" + teasers, "https://dune.example/news"), PageKind.SECTION_PAGE);
        assertThat(extract(head, "<h1>Dunes move</h1><p>" + SENTENCE.repeat(25) + "</p>" + teasers, URL))
                .isInstanceOf(Extraction.Extracted.class);
    }

    @Test
    void shouldSayThatAShellHasNoText() {
        assertKind(
                extract("<title>Dune Herald</title>", "<div id=app></div><script>render()</script>", URL),
                PageKind.NO_TEXT);
    }
}
