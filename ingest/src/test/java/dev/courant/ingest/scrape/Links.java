package dev.courant.ingest.scrape;

import dev.courant.ingest.loopback.Fetching;
import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.schemas.Article;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.TextSource;
import dev.courant.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Links and articles for tests. */
final class Links {
    static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    static final String URL = "https://harbour.example/a";
    static final Metadata SILENT_PAGE = new Metadata(
            null, List.of(), null, null, null, null, null, null, null, null, null, List.of(), false, Map.of());

    static {
        // Has Avro trust the classes of the schemas, as every service does at its start.
        var unused = Topics.withPrefix("");
    }

    private Links() {}

    static Link link(String feedId, String url) {
        return Link.newBuilder()
                .setLinkId(Identity.ofLink(feedId, url, ""))
                .setArticleId(Identity.ofArticle(url))
                .setUrl(url)
                .setHost("harbour.example")
                .setFeedId(feedId)
                .setTitle("By the feed")
                .setAuthors(List.of("Ana Sol"))
                .setCategories(List.of("Harbour", "Sea"))
                .setPublishedAt(NOON.minusSeconds(60))
                .setLanguage("en")
                .setDiscoveredAt(NOON)
                .build();
    }

    static Article article(Link link) {
        return new ArticleAssembly(link, SILENT_PAGE, Fetching.web(link.getUrl()))
                .article("The ferry is late.", TextSource.PAGE, "content-tree", NOON, NOON);
    }
}
