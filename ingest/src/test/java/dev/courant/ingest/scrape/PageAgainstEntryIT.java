package dev.courant.ingest.scrape;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.ingest.IngestInstance;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.runtime.Components;
import dev.courant.schemas.Article;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.TextSource;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One feed, whose pages answer with anything but the story, or with half of it, or from elsewhere. */
@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageAgainstEntryIT {
    private static final String[] PARAGRAPHS = {
        "The ferry company of Norhaven will run its boats by night from June, after a year of tests on the shortest line.",
        "Two boats were rebuilt in winter and have batteries now, which are charged at the pier while the cars roll off.",
        "Captain Ada Lund said that the channel marks had to be lit first, which cost more than the batteries themselves.",
        "Fishermen had warned that boats without engine noise might not be heard in fog by those who mend their nets.",
        "The council agreed on horns and on a lower speed near the breakwater, and voted for the plan by seven to four.",
        "A crossing will cost as much as by day, and those who live on the islands travel free of charge until autumn.",
    };
    private static final String FULL = paragraphs(6);
    private static final String TEASER = "The ferry company of Norhaven will run its boats by night from June.";
    private static final String TITLE = "Ferries of Norhaven to sail by night";

    private final Servers servers;
    private final Map<String, Reply> pages = new HashMap<>();
    private final Map<String, String> items = new LinkedHashMap<>();
    private final LoopbackServer site =
            LoopbackServer.replying(request -> pages.getOrDefault(request.path(), Reply.of(404)));

    private Map<String, Article> articles = Map.of();
    private Map<String, Outcome> outcomes = Map.of();

    PageAgainstEntryIT(Servers servers) {
        this.servers = servers;
    }

    private static String paragraphs(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("<p>").append(PARAGRAPHS[i]).append("</p>");
        }
        return text.toString();
    }

    private static Reply html(String page) {
        return Reply.ok("<!doctype html><html lang=en><meta charset=utf-8>" + page)
                .with("Content-Type", "text/html");
    }

    private static Reply story(String text) {
        return html("<head><title>Night boats | Norhaven Post</title></head><body><article><h1>Night boats</h1>" + text
                + "</article></body>");
    }

    private void entry(String path, String title, String content, Reply page) {
        link(path, site.url(path), title, content);
        pages.put(path, page);
    }

    private void link(String id, String url, String title, String content) {
        boolean full = content.length() > TEASER.length();
        items.put(
                id,
                "<item><guid isPermaLink='false'>" + id + "</guid><title>" + title + "</title><link>"
                        + url.replace("&", "&amp;") + "</link>"
                        + (full
                                ? "<content:encoded><![CDATA[" + content + "]]></content:encoded>"
                                : "<description>" + content + "</description>")
                        + "</item>");
    }

    @BeforeAll
    void scrape() {
        String missing = "<head><title>Page not found | Norhaven Post</title></head><body><main><h1>Page not found</h1>"
                + "<p>Sorry, we cannot find the page you are looking for. It may have been removed.</p></main>";
        String check = "<head><title>Just a moment...</title></head><body><p>Enable JavaScript and cookies to continue."
                + " Please confirm that you are not a robot.</p>";
        entry("/2031/05/missing-with-content", TITLE, FULL, html(missing));
        entry("/2031/05/missing-without-content", TITLE, TEASER, html(missing));
        entry(
                "/2031/05/missing-with-long-teaser",
                TITLE,
                paragraphs(5) + "<p>A crossing will cost […]</p>",
                html(missing));
        entry("/2031/05/checked-with-content", TITLE, FULL, html(check));
        entry("/2031/05/checked-without-content", TITLE, TEASER, html(check));
        entry("/2031/05/moved-to-section", TITLE, TEASER, Reply.redirect(302, "/boats"));
        pages.put(
                "/boats",
                html("<head><title>Boats</title></head><body><main><h1>Boats</h1><h2><a href=/b1>" + TITLE
                        + "</a></h2><p>"
                        + PARAGRAPHS[1] + "</p><h2><a href=/b2>Nets mended</a></h2><p>" + PARAGRAPHS[3] + PARAGRAPHS[4]
                        + "</p></main>"));
        entry(
                "/2031/05/shell",
                TITLE,
                FULL,
                html(
                        "<head><title>Norhaven Post</title><meta property=og:image"
                                + " content=https://img.example/1.jpg></head><body><div id=app></div><script>render()</script>"));
        entry("/2031/05/shell-without-content", TITLE, TEASER, html("<title>Norhaven Post</title><div id=app></div>"));
        entry(
                "/2031/05/stops-early",
                TITLE,
                FULL,
                story(paragraphs(2) + "<p>Subscribe now to read on for a crown a week.</p>"));
        entry("/2031/05/longer-than-the-feed", TITLE, paragraphs(5), story(FULL));
        entry("/2031/05/other-title", "You will not believe what Norhaven does after dark", TEASER, story(FULL));
        entry("/2031/05/no-title", "", "", story(FULL));
        entry(
                "/2031/05/short-of-another-story",
                TITLE,
                TEASER,
                html(
                        "<head><title>Buns sell out in Westmoor</title></head><body><article><p>Bakers in Westmoor sold ninety"
                                + " thousand buns on Friday, more than on any day since records began, the guild announced. Flour"
                                + " was short by noon, and a mill three valleys away had to send two carts.</p></article>"));
        entry("/2031/05/forbidden", TITLE, FULL, Reply.of(403));
        entry("/2031/05/gone", TITLE, FULL, Reply.of(404));
        entry(
                "/2031/05/refreshed",
                TITLE,
                TEASER,
                html("<meta http-equiv=refresh content='0; url=/2031/05/target-a'>"));
        entry("/2031/05/waiting", TITLE, TEASER, html("wait").with("Refresh", "0; url=/2031/05/target-b"));
        pages.put("/2031/05/target-a", story(FULL));
        pages.put("/2031/05/target-b", story(FULL));
        pages.put("/2031/05/wrapped", story(FULL));
        link(
                "wrapped",
                "https://www.google.com/url?rct=j&url=" + site.url("/2031/05/wrapped") + "&ct=ga",
                TITLE,
                TEASER);
        entry(
                "/2031/05/changed-by-a-proxy",
                TITLE,
                TEASER,
                new Reply(203, story(FULL).headers(), story(FULL).body()));

        pages.put(
                "/feed",
                Reply.ok("<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
                        + "<title>Norhaven Post</title>" + String.join("", items.values()) + "</channel></rss>"));
        IngestInstance.define(servers, site.url("/feed"));
        try (Components ingest = IngestInstance.start(servers, Map.of("COURANT_POLL_INTERVAL", "1h"))) {
            await().atMost(Duration.ofSeconds(40)).until(() -> read() >= items.size());
        }
    }

    private int read() {
        articles = servers.values(servers.topics().articles()).stream()
                .collect(toMap(Article::getUrl, article -> article, (first, second) -> second));
        outcomes = servers.values(servers.topics().outcomes()).stream()
                .collect(toMap(Outcome::getUrl, outcome -> outcome, (first, second) -> second));
        return articles.size() + outcomes.size();
    }

    @AfterAll
    void close() {
        site.close();
    }

    private Article article(String path) {
        return Objects.requireNonNull(articles.get(site.url(path)), () -> String.valueOf(outcomes.get(site.url(path))));
    }

    private Outcome outcome(String path) {
        return Objects.requireNonNull(outcomes.get(site.url(path)), path);
    }

    private void assertTextOfTheFeed(String path, String reason) {
        Article article = article(path);
        assertThat(article.getTextSource()).isEqualTo(TextSource.FEED);
        assertThat(article.getTitle()).isEqualTo(TITLE);
        assertThat(article.getText()).startsWith(PARAGRAPHS[0]).endsWith(PARAGRAPHS[5]);
        assertThat(article.getProvenance().get("text"))
                .startsWith("feed, because ")
                .contains(reason);
    }

    private void assertTextOfThePage(String path) {
        assertThat(article(path).getTextSource()).isEqualTo(TextSource.PAGE);
        assertThat(article(path).getText()).contains(PARAGRAPHS[0], PARAGRAPHS[5]);
    }

    @Test
    void shouldTakeTheTextOfTheFeedWhenThePageIsANotice() {
        assertTextOfTheFeed("/2031/05/missing-with-content", "page that says it was not found");
        assertTextOfTheFeed("/2031/05/checked-with-content", "bot check");
    }

    @Test
    void shouldDropANoticeForItsReasonWhenTheFeedHasATeaserOnly() {
        assertThat(outcome("/2031/05/missing-without-content").getReason()).isEqualTo(OutcomeReason.NOT_AN_ARTICLE);
        assertThat(outcome("/2031/05/missing-without-content").getDetail()).endsWith("page that says it was not found");
        assertThat(outcome("/2031/05/missing-with-long-teaser").getReason()).isEqualTo(OutcomeReason.NOT_AN_ARTICLE);
        assertThat(outcome("/2031/05/checked-without-content").getReason()).isEqualTo(OutcomeReason.BOT_WALL);
    }

    @Test
    void shouldDropAStoryThatRedirectsToItsSection() {
        assertThat(outcome("/2031/05/moved-to-section").getReason()).isEqualTo(OutcomeReason.NOT_AN_ARTICLE);
    }

    @Test
    void shouldTakeTheTextOfTheFeedForAPageThatScriptsWouldFill() {
        assertTextOfTheFeed("/2031/05/shell", "no text");
        assertThat(article("/2031/05/shell").getImageUrl()).isEqualTo("https://img.example/1.jpg");
        assertThat(outcome("/2031/05/shell-without-content").getDetail()).endsWith("no text");
    }

    @Test
    void shouldTakeTheLongerOfTwoTextsOfOneStory() {
        Article early = article("/2031/05/stops-early");
        assertThat(early.getTextSource()).isEqualTo(TextSource.FEED);
        assertThat(early.getTitle()).isEqualTo("Night boats");
        assertThat(early.getText()).endsWith(PARAGRAPHS[5]);
        assertTextOfThePage("/2031/05/longer-than-the-feed");
    }

    @Test
    void shouldBelieveAPageWhoseTitleIsAnother() {
        assertTextOfThePage("/2031/05/other-title");
        assertTextOfThePage("/2031/05/no-title");
    }

    @Test
    void shouldDropAShortPageThatHasNothingOfTheEntry() {
        assertThat(outcome("/2031/05/short-of-another-story").getDetail())
                .endsWith("the page has neither the title nor the text of the feed's entry");
    }

    @Test
    void shouldHeedWhatAStatusSays() {
        assertTextOfTheFeed("/2031/05/forbidden", "HTTP 403");
        assertThat(outcome("/2031/05/gone").getReason()).isEqualTo(OutcomeReason.NOT_FOUND);
        assertTextOfThePage("/2031/05/changed-by-a-proxy");
    }

    @Test
    void shouldFollowPagesThatLeadOn() {
        assertTextOfThePage("/2031/05/refreshed");
        assertThat(article("/2031/05/refreshed").getCanonicalUrl()).isEqualTo(site.url("/2031/05/target-a"));
        assertTextOfThePage("/2031/05/waiting");
        assertTextOfThePage("/2031/05/wrapped");
    }
}
