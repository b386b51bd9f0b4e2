package dev.courant.store;

import dev.courant.runtime.config.Settings;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Evidence;
import dev.courant.schemas.ExtractedBlock;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.Field;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.SiteBaseline;
import dev.courant.schemas.SiteMean;
import dev.courant.schemas.SiteState;
import dev.courant.schemas.SiteStatus;
import dev.courant.schemas.Tag;
import dev.courant.testservers.Servers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Invented records: names in, derived ids out. */
public final class Samples {
    /** The time of the records. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    /** The database of a test class. */
    public static Database open(Servers servers) {
        return Database.open(Settings.read(StoreSettings.class, servers.environment()));
    }

    /** Returns a link with the entry of this name. */
    public static Link link(String name) {
        String url = url(name);
        return Link.newBuilder()
                .setLinkId(linkId(name))
                .setArticleId(Identity.ofArticle(url))
                .setUrl(url)
                .setHost("press.example")
                .setFeedId(Identity.ofFeed("https://press.example/feed"))
                .setTitle("Entry " + name)
                .setDiscoveredAt(NOON)
                .build();
    }

    public static String linkId(String name) {
        return Identity.ofLink(Identity.ofFeed("https://press.example/feed"), name, "1");
    }

    public static String url(String name) {
        return "https://press.example/" + name;
    }

    /** The outcome of a dropped link. */
    public static Outcome dropped(String name, OutcomeReason reason) {
        return Outcomes.dropped(link(name), reason, "as seen", NOON.plusSeconds(1));
    }

    /** Returns an article with its own link; another text makes another revision. */
    public static Article.Builder article(String name, String text) {
        return article(name, name, text);
    }

    /** Returns an article that was found through a link with another name. */
    public static Article.Builder article(String linkName, String name, String text) {
        Link link = link(linkName);
        String articleId = Identity.ofArticle(url(name));
        String title = "Harbour news " + name;
        return Article.newBuilder()
                .setArticleId(articleId)
                .setRevisionId(Identity.ofRevision(articleId, title, text))
                .setLinkId(link.getLinkId())
                .setFeedId(link.getFeedId())
                .setUrl(link.getUrl())
                .setCanonicalUrl(url(name))
                .setHost(link.getHost())
                .setSiteName("The Press")
                .setTitle(title)
                .setText(text)
                .setMethod("content-tree")
                .setDiscoveredAt(NOON)
                .setFetchedAt(NOON.plusSeconds(2))
                .setExtractedAt(NOON.plusSeconds(2));
    }

    /** Returns an enriched article, with topics whose evidence is its first words. */
    public static EnrichedArticle enriched(Article.Builder article, String... topics) {
        return enriched(article.build(), "en", NOON.plusSeconds(3), topics);
    }

    public static EnrichedArticle enriched(Article article, String language, Instant at, String... topics) {
        List<Tag> tags = Stream.of(topics).map(topic -> tag(topic, article)).toList();
        return EnrichedArticle.newBuilder()
                .setArticle(article)
                .setLanguage(language)
                .setTags(tags)
                .setTaxonomy("news")
                .setTaxonomyVersion("1")
                .setEnrichedAt(at)
                .build();
    }

    /** A report on the extraction of an article: a menu and a heading left out, two paragraphs kept. */
    public static ExtractionReport report(Article article) {
        return ExtractionReport.newBuilder()
                .setArticleId(article.getArticleId())
                .setRevisionId(article.getRevisionId())
                .setUrl(article.getUrl())
                .setMethod(article.getMethod())
                .setProvenance(Map.of("title", "h1"))
                .setKept(2)
                .setDropped(11)
                .setUnlisted(1)
                .setBlocks(List.of(
                        new ExtractedBlock(false, "furniture", "in a nav", "Home", 4, 0f, 0),
                        new ExtractedBlock(false, "furniture", "in a nav", "World", 5, 0f, 7),
                        new ExtractedBlock(true, "lines", "nothing speaks against it", "One.", 4, 1.5f, 0),
                        new ExtractedBlock(true, "lines", "nothing speaks against it", "Two.", 4, 1f, 0),
                        new ExtractedBlock(false, "lines", "is a heading with nothing under it", "More", 4, 0f, 0)))
                .setExtractedAt(article.getExtractedAt())
                .build();
    }

    /** A site in a state. */
    public static SiteStatus site(String host, SiteState state, Instant since, String... causes) {
        SiteMean none = new SiteMean(0.0, 0L);
        return SiteStatus.newBuilder()
                .setHost(host)
                .setState(state)
                .setCauses(List.of(causes))
                .setSince(since)
                .setObserved(120L)
                .setUpdatedAt(since.plusSeconds(60))
                .setBaseline(new SiteBaseline(none, none, none, none, none))
                .build();
    }

    private static Tag tag(String topic, Article article) {
        int end = Math.min(7, article.getTitle().length());
        return Tag.newBuilder()
                .setTopic(topic)
                .setScore(0.75f)
                .setCentral(true)
                .setEvidence(List.of(
                        new Evidence(Field.TITLE, 0, end, article.getTitle().substring(0, end), "en/harbour", 1.5f)))
                .build();
    }
}
