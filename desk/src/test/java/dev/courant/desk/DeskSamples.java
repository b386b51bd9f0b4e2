package dev.courant.desk;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Evidence;
import dev.courant.schemas.ExtractedBlock;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.Field;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.SiteBaseline;
import dev.courant.schemas.SiteMean;
import dev.courant.schemas.SiteState;
import dev.courant.schemas.SiteStatus;
import dev.courant.schemas.Tag;
import dev.courant.schemas.TextSource;
import java.time.Instant;
import java.util.List;

/** Invented records. */
final class DeskSamples {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private DeskSamples() {}

    static String url(String name) {
        return "https://press.example/" + name;
    }

    static Link link(String name) {
        return Link.newBuilder()
                .setLinkId(Identity.ofLink("feed", name, "1"))
                .setArticleId(Identity.ofArticle(url(name)))
                .setUrl(url(name))
                .setHost("press.example")
                .setFeedId("feed")
                .setDiscoveredAt(NOON)
                .build();
    }

    static EnrichedArticle article(String name, String title, String text) {
        Link link = link(name);
        Article article = Article.newBuilder()
                .setArticleId(link.getArticleId())
                .setRevisionId(Identity.ofRevision(link.getArticleId(), title, text))
                .setLinkId(link.getLinkId())
                .setFeedId(link.getFeedId())
                .setUrl(link.getUrl())
                .setCanonicalUrl(link.getUrl())
                .setHost(link.getHost())
                .setTitle(title)
                .setText(text)
                .setMethod("content-tree")
                .setDiscoveredAt(NOON)
                .setFetchedAt(NOON)
                .setExtractedAt(NOON)
                .build();
        Tag tag = Tag.newBuilder()
                .setTopic("strikes")
                .setScore(0.9f)
                .setCentral(true)
                .setEvidence(List.of(new Evidence(Field.TITLE, 0, 1, title.substring(0, 1), "en/strike", 1f)))
                .build();
        return EnrichedArticle.newBuilder()
                .setArticle(article)
                .setLanguage("en")
                .setTags(List.of(tag))
                .setTaxonomy("news")
                .setTaxonomyVersion("1")
                .setEnrichedAt(NOON)
                .build();
    }

    static ExtractionReport report(Article article) {
        return ExtractionReport.newBuilder()
                .setArticleId(article.getArticleId())
                .setRevisionId(article.getRevisionId())
                .setUrl(article.getUrl())
                .setTextSource(TextSource.FEED)
                .setMethod("content-tree")
                .setKept(1)
                .setDropped(1)
                .setBlocks(List.of(
                        new ExtractedBlock(false, "furniture", "in a nav", "<b>Home</b>", 11, 0f, 0),
                        new ExtractedBlock(true, "lines", "nothing speaks against it", "Text", 4, 1f, 0)))
                .setExtractedAt(NOON)
                .build();
    }

    static SiteStatus site(String host, SiteState state, String... causes) {
        SiteMean none = new SiteMean(0.0, 0L);
        return SiteStatus.newBuilder()
                .setHost(host)
                .setState(state)
                .setCauses(List.of(causes))
                .setSince(NOON)
                .setObserved(150L)
                .setUpdatedAt(NOON)
                .setBaseline(new SiteBaseline(none, none, none, none, none))
                .build();
    }
}
