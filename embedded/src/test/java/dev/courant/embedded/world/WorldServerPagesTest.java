package dev.courant.embedded.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.embedded.world.template.Escape;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The responses and the content of pages when everything is published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorldServerPagesTest {
    private static final Instant BEGINNING = Instant.parse("2026-03-01T10:00:00Z");
    private static final Pattern REFERENCE =
            Pattern.compile("(?:href|src|action|content)=\"([a-z][a-z0-9+.-]*:[^\"]*)\"");
    private static final Pattern HTTP = Pattern.compile("https?://[^\\s\"'<>)]+");
    private static final Set<String> IDENTIFIERS = Set.of("schema.org", "ogp.me", "www.w3.org");

    private final World world = World.demo();
    private final InstantSource clock = InstantSource.fixed(BEGINNING.plusSeconds(3600));
    private final WorldServer server =
            WorldServer.start(world, new WorldServer.Options(0, "127.0.0.1", "localhost", clock, BEGINNING, 1));
    private final Browser browser = new Browser(server);

    @BeforeAll
    void everythingIsPublished() {
        assertThat(server.complete()).isTrue();
    }

    @AfterAll
    void close() {
        browser.close();
        server.close();
    }

    @Test
    void shouldAnswerEveryLinkOfAFeedAsDeclared() {
        assertThat(world.stories())
                .allSatisfy(story -> assertThat(browser.get(server.url(story)).statusCode())
                        .as(story.slug())
                        .isEqualTo(declared(story)));
    }

    private static int declared(Story story) {
        return switch (story.page().behaviour()) {
            case PAGE, GALLERY -> 200;
            case REDIRECT -> 301;
            case FORBIDDEN -> 403;
            case MISSING -> 404;
        };
    }

    @Test
    void shouldLeadRedirectsToThePage() {
        Story story = world.story("meridian", "corvin-port-cyberattack").orElseThrow();

        String location = Browser.header(browser.get(server.url(story)), "Location");

        assertThat(location).isEqualTo(server.canonicalUrl(story)).isNotEqualTo(server.url(story));
        assertThat(browser.text(location))
                .contains(Escape.HTML.apply(story.content().title()));
    }

    @Test
    void shouldHaveEveryBlockOfTheTextOnThePageInOrder() {
        for (Story story : articlesWithPage()) {
            String page = browser.text(server.canonicalUrl(story));
            int from = 0;
            for (Block block : story.content().body()) {
                int at = page.indexOf(">" + Escape.HTML.apply(block.text()) + "<", from);
                assertThat(at).as(story.slug() + ": " + block.text()).isNotNegative();
                from = at + 1;
            }
        }
    }

    @Test
    void shouldShowBylineAndDateOnEveryArticle() {
        for (Story story : articlesWithPage()) {
            String page = browser.text(server.canonicalUrl(story));
            assertThat(page).contains(story.content().authors());
            assertThat(page)
                    .contains(DateFormats.human(
                            server.publishedAt(story), story.content().language()));
        }
    }

    private List<Story> articlesWithPage() {
        return world.stories().stream()
                .filter(s -> s.pickOf() == null
                        && (s.page().behaviour() == PageBehaviour.PAGE
                                || s.page().behaviour() == PageBehaviour.REDIRECT))
                .toList();
    }

    @Test
    void shouldHaveNoArticleOnTheGalleryPage() {
        Story gallery = world.story("meridian", "lantern-night-gallery").orElseThrow();
        assertThat(browser.text(server.url(gallery)))
                .contains("<img")
                .doesNotContain("NewsArticle", "content=\"article\"");
    }

    @Test
    void shouldDisallowThePathsOfForbiddenStoriesInRobotsTxt() {
        Publisher meridian = world.required("meridian");
        assertThat(browser.text(server.homeUrl(meridian) + "/robots.txt"))
                .isEqualTo("User-agent: *\nAllow: /\nDisallow: /members/\n");
    }

    @Test
    void shouldLeadFromHomePagesToTheFeedAndToStories() {
        for (Publisher publisher : world.publishers()) {
            String home = browser.text(server.homeUrl(publisher) + "/");
            assertThat(home)
                    .contains(
                            "<link rel=\"alternate\" type=\"" + publisher.site().feedType() + "\"");
            assertThat(home).contains("href=\"" + server.feedUrl(publisher) + "\"");
            assertThat(publisher.stories())
                    .filteredOn(story -> story.page().behaviour() != PageBehaviour.MISSING)
                    .allSatisfy(s -> assertThat(home).contains(Escape.HTML.apply(server.url(s))));
        }
    }

    @Test
    void shouldListThePublishersOnTheHomePageOfTheDomain() {
        String newsstand = browser.text("http://localhost:" + server.port() + "/");
        assertThat(newsstand).contains(server.feedUrls());
    }

    @Test
    void shouldHaveNoBrokenOrExternalLinks() {
        Set<String> refused = Set.of("held-without-charge", "data-reach");
        Deque<String> open = new ArrayDeque<>(List.of("http://localhost:" + server.port() + "/"));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String url = open.remove();
            HttpResponse<byte[]> answer = browser.get(url);
            if (refused.stream().noneMatch(url::contains)) {
                assertThat(answer.statusCode()).as(url).isIn(200, 301);
            }
            references(answer).stream().filter(seen::add).forEach(open::add);
        }
        assertThat(seen).hasSizeGreaterThan(150);
    }

    private static List<String> references(HttpResponse<byte[]> answer) {
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            return List.of();
        }
        String page = Browser.text(answer);
        HTTP.matcher(page)
                .results()
                .map(m -> URI.create(m.group()).getHost())
                .forEach(WorldServerPagesTest::assertWithin);
        return REFERENCE
                .matcher(page)
                .results()
                .map(m -> m.group(1).replace("&amp;", "&"))
                .filter(url -> url.startsWith("http"))
                .filter(url -> !IDENTIFIERS.contains(URI.create(url).getHost()))
                .toList();
    }

    private static void assertWithin(String host) {
        assertThat(host.endsWith(".localhost") || IDENTIFIERS.contains(host))
                .as(host)
                .isTrue();
    }

    @Test
    void shouldEncodeAsWindows1252WhereDeclared() {
        Story story = world.story("gaceta", "sanciones-federacion").orElseThrow();
        HttpResponse<byte[]> answer = browser.get(server.url(story));

        assertThat(Browser.header(answer, "Content-Type")).isEqualTo("text/html; charset=windows-1252");
        assertThat(answer.body()).contains(0xF3).contains(0x93);
        assertThat(Browser.text(answer)).contains("<meta charset=\"windows-1252\">", "federación");
    }

    @Test
    void shouldDrawTheSamePictureForTheSameStory() {
        String url = server.homeUrl(world.required("bugle")) + "/images/cup-final.svg";
        assertThat(browser.text(url)).startsWith("<svg").isEqualTo(browser.text(url));
    }
}
