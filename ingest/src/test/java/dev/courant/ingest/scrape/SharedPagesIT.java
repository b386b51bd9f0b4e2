package dev.courant.ingest.scrape;

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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pages that stand for more than one entry of a feed, and pages that are there again a little later. */
@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedPagesIT {
    private static final String TIDES = "Tide tables of Norhaven printed anew";
    private static final String BUNS = "Bakers of Westmoor sell ninety thousand buns";

    private final Servers servers;
    private final StringBuilder items = new StringBuilder();
    private final Map<String, Reply> pages = new HashMap<>();
    private final Map<String, Deque<Reply>> first = new ConcurrentHashMap<>();
    private final LoopbackServer site = LoopbackServer.replying(request -> answer(request.path()));
    private final LoopbackServer busySite = LoopbackServer.replying(request -> answer("busy " + request.path()));
    private final LoopbackServer fullSite = LoopbackServer.replying(request -> answer("full " + request.path()));

    private int entries;
    private List<Article> articles = List.of();
    private List<Outcome> outcomes = List.of();

    SharedPagesIT(Servers servers) {
        this.servers = servers;
    }

    private Reply answer(String path) {
        Deque<Reply> before = first.getOrDefault(path, new ArrayDeque<>());
        synchronized (before) {
            return before.isEmpty() ? pages.getOrDefault(path, Reply.of(404)) : before.pop();
        }
    }

    private static Reply html(String title, String body) {
        return Reply.ok("<!doctype html><html lang=en><meta charset=utf-8><title>" + title + "</title><body>" + body)
                .with("Content-Type", "text/html");
    }

    private static String story(String title) {
        String paragraph = "<p>" + title + ", and those who live by the harbour said on Tuesday that it was high time,"
                + " since the old ones had been wrong for years and nobody in the town could rely on them any more.</p>";
        return paragraph
                + paragraph.replace("Tuesday", "Wednesday")
                + paragraph.replace("Tuesday", "Thursday")
                + paragraph.replace("Tuesday", "Friday");
    }

    private void entry(String url, String title, String content) {
        entries++;
        items.append("<item><guid isPermaLink='false'>" + entries + "</guid><title>" + title + "</title><link>" + url
                + "</link><content:encoded><![CDATA[" + content + "]]></content:encoded></item>");
    }

    private void redirected(String folder, String target, String content) {
        entry(site.url(folder + "/tides-norhaven"), TIDES, content.isEmpty() ? "" : story(TIDES));
        entry(site.url(folder + "/buns-westmoor"), BUNS, content.isEmpty() ? "" : story(BUNS));
        pages.put(folder + "/tides-norhaven", Reply.redirect(302, target));
        pages.put(folder + "/buns-westmoor", Reply.redirect(302, target));
    }

    @BeforeAll
    void scrape() {
        Reply maintained = html(
                "Scheduled maintenance",
                "<h1>We’ll be back soon</h1><p>Our site is down for maintenance. We apologise for the inconvenience.</p>");
        Reply busy = html(
                "Too many requests",
                "<h1>Slow down</h1><p>You have sent too many requests. Please wait a few minutes and try again.</p>");
        redirected("/consent", "/privacy", "full");
        redirected("/consent-teaser", "/privacy", "");
        pages.put(
                "/privacy",
                html(
                        "Your privacy choices",
                        "<h1>We value your privacy</h1><p>We and our partners store information on a device, such as"
                                + " cookies. You can accept or reject all cookies at any time.</p>"));
        redirected("/offer", "/subscribe", "full");
        pages.put(
                "/subscribe",
                html(
                        "Subscribe to the Norhaven Post",
                        "<link rel=canonical href=/subscribe><h1>Subscribe</h1><p>You have reached your limit of free"
                                + " articles this month.</p><p>Subscribe today for full access to every story.</p>"
                                + "<p>Already have an account? Sign in</p>"));
        redirected("/section", "/news", "");
        pages.put(
                "/news",
                html(
                        "News",
                        "<main><h1>News</h1><h2><a href=/n1>" + TIDES
                                + "</a></h2><p>Boats were counted at the pier.</p>"
                                + "<h2><a href=/n2>Nets mended</a></h2><p>Fishermen had warned of fog and of ice.</p>"
                                + "<h2><a href=/n3>" + BUNS + "</a></h2><p>Flour was short by noon.</p></main>"));
        entry(site.url("/status"), TIDES, story(TIDES));
        entry(site.url("/status"), BUNS, story(BUNS));
        entry(site.url("/status"), "Line 4 runs again", "Line 4 runs again.");
        pages.put("/status", Reply.of(403));

        entry(site.url("/once-maintained"), TIDES, "");
        first.put("/once-maintained", new ArrayDeque<>(List.of(maintained, maintained)));
        pages.put("/once-maintained", html(TIDES, "<article><h1>" + TIDES + "</h1>" + story(TIDES) + "</article>"));
        entry(site.url("/always-maintained-full"), TIDES, story(TIDES));
        pages.put("/always-maintained-full", maintained);
        entry(site.url("/always-maintained"), BUNS, "");
        pages.put("/always-maintained", maintained);
        entry(busySite.url("/busy"), BUNS, "");
        first.put("busy /busy", new ArrayDeque<>(List.of(busy)));
        pages.put("busy /busy", html(BUNS, "<article><h1>" + BUNS + "</h1>" + story(BUNS) + "</article>"));
        entry(fullSite.url("/full"), BUNS, "");
        pages.put("full /full", busy);

        pages.put(
                "/feed",
                Reply.ok("<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
                        + "<title>Norhaven Post</title>" + items + "</channel></rss>"));
        IngestInstance.define(servers, site.url("/feed"));
        try (Components ingest = IngestInstance.start(servers, Map.of("COURANT_POLL_INTERVAL", "1h"))) {
            await().atMost(Duration.ofSeconds(40)).until(() -> read() >= entries);
        }
    }

    private int read() {
        articles = servers.values(servers.topics().articles());
        outcomes = servers.values(servers.topics().outcomes());
        return articles.size() + outcomes.size();
    }

    @AfterAll
    void close() {
        site.close();
        busySite.close();
        fullSite.close();
    }

    private List<Article> articles(String url) {
        return articles.stream().filter(article -> article.getUrl().equals(url)).toList();
    }

    private OutcomeReason reason(String url) {
        return outcomes.stream()
                .filter(outcome -> outcome.getUrl().equals(url))
                .map(Outcome::getReason)
                .findFirst()
                .orElseThrow();
    }

    private void assertOwnArticles(String folder) {
        assertThat(articles(site.url(folder + "/tides-norhaven")))
                .singleElement()
                .satisfies(article -> {
                    assertThat(article.getTitle()).isEqualTo(TIDES);
                    assertThat(article.getTextSource()).isEqualTo(TextSource.FEED);
                    assertThat(article.getCanonicalUrl()).isEqualTo(site.url(folder + "/tides-norhaven"));
                });
        assertThat(articles(site.url(folder + "/buns-westmoor")))
                .singleElement()
                .satisfies(article -> {
                    assertThat(article.getTitle()).isEqualTo(BUNS);
                    assertThat(article.getText()).startsWith("Bakers of Westmoor");
                    assertThat(article.getCanonicalUrl()).isEqualTo(site.url(folder + "/buns-westmoor"));
                });
    }

    @Test
    void shouldMakeArticlesOfTheirOwnOfEntriesWhosePagesAllLeadToOneNotice() {
        assertOwnArticles("/consent");
        assertOwnArticles("/offer");
    }

    @Test
    void shouldEndEachEntryWhosePageLeadsToOneForAll() {
        for (String page : List.of("/section", "/consent-teaser")) {
            assertThat(reason(site.url(page + "/tides-norhaven"))).isEqualTo(OutcomeReason.NOT_AN_ARTICLE);
            assertThat(reason(site.url(page + "/buns-westmoor"))).isEqualTo(OutcomeReason.NOT_AN_ARTICLE);
        }
    }

    @Test
    void shouldTellWhatBecameOfEachEntryOfOneLink() {
        assertThat(articles(site.url("/status"))).extracting(Article::getTitle).containsExactlyInAnyOrder(TIDES, BUNS);
        assertThat(reason(site.url("/status"))).isEqualTo(OutcomeReason.FORBIDDEN);
    }

    @Test
    void shouldReadAPageThatWasBusyOrMaintainedWhenItIsThereAgain() {
        assertThat(articles(site.url("/once-maintained")))
                .extracting(Article::getTextSource)
                .containsExactly(TextSource.PAGE);
        assertThat(articles(busySite.url("/busy")))
                .extracting(Article::getTextSource)
                .containsExactly(TextSource.PAGE);
    }

    @Test
    void shouldEndALinkWhosePageStaysBusyOrMaintained() {
        assertThat(articles(site.url("/always-maintained-full")))
                .singleElement()
                .satisfies(article -> {
                    assertThat(article.getTextSource()).isEqualTo(TextSource.FEED);
                    assertThat(article.getProvenance().get("text")).contains("notice of maintenance");
                });
        assertThat(reason(site.url("/always-maintained"))).isEqualTo(OutcomeReason.SERVER_ERROR);
        assertThat(reason(fullSite.url("/full"))).isEqualTo(OutcomeReason.RATE_LIMITED);
        assertThat(site.requests().stream().filter(request -> request.path().equals("/always-maintained")))
                .hasSizeBetween(3, 6);
    }
}
