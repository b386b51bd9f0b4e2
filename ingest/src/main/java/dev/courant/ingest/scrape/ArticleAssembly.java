package dev.courant.ingest.scrape;

import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.parse.text.date.DateWindow;
import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.Article;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.TextSource;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes an article of the metadata of its page and, where they are missing, of the feed entry. For one article. */
final class ArticleAssembly {
    private final Link link;
    private final Metadata page;
    private final String canonicalUrl;
    private final Map<String, String> provenance;

    /** @param url where the page was found, after redirects */
    ArticleAssembly(Link link, Metadata page, WebUrl url) {
        this(link, page, url, true);
    }

    /** @param whole whether all of the page was there, rather than its start alone */
    ArticleAssembly(Link link, Metadata page, WebUrl url, boolean whole) {
        this.link = link;
        this.page = page;
        this.canonicalUrl = url.canonical(page.canonicalUrl()).toString();
        // In an order, so that the same article is the same bytes in every process.
        this.provenance = new TreeMap<>(page.provenance());
        if (!whole) {
            provenance.put("text", "page, of which only the start is recorded");
        }
    }

    /**
     * Makes the article with the text of the feed's entry.
     *
     * @param why the page's text is not taken
     */
    Article fromEntry(EntryText entry, String why, Instant now) {
        provenance.put("text", "feed, because " + why);
        return article(entry.text(), TextSource.FEED, entry.method(), now, now);
    }

    Article article(String text, TextSource source, String method, Instant fetchedAt, Instant extractedAt) {
        String articleId = Identity.ofArticle(canonicalUrl);
        String title = title();
        DateWindow window = DateWindow.asOf(fetchedAt);
        return Article.newBuilder()
                .setArticleId(articleId)
                .setRevisionId(Identity.ofRevision(articleId, title, text))
                .setLinkId(link.getLinkId())
                .setFeedId(link.getFeedId())
                .setFeedTitle(link.getFeedTitle())
                .setUrl(link.getUrl())
                .setCanonicalUrl(canonicalUrl)
                .setHost(link.getHost())
                .setSiteName(
                        source == TextSource.FEED
                                ? first("siteName", page.siteName(), link.getFeedTitle())
                                : page.siteName())
                .setTitle(title)
                .setText(text)
                .setTextSource(source)
                .setSummary(page.description())
                .setAuthors(authors())
                .setPublishedAt(first("published", page.published(), window.screen(link.getPublishedAt())))
                .setModifiedAt(first("modified", page.modified(), window.screen(link.getUpdatedAt())))
                .setDeclaredLanguage(first("language", link.getLanguage(), page.language()))
                .setSection(page.section())
                .setKeywords(keywords())
                .setImageUrl(page.image())
                .setMethod(method)
                .setProvenance(provenance)
                .setOrigin(link.getOrigin())
                .setDiscoveredAt(link.getDiscoveredAt())
                .setFetchedAt(fetchedAt)
                .setExtractedAt(extractedAt)
                .build();
    }

    private String title() {
        String title = first("title", page.title(), link.getTitle());
        return title == null ? "" : title;
    }

    private List<String> authors() {
        if (!page.authors().isEmpty() || link.getAuthors().isEmpty()) {
            return page.authors();
        }
        provenance.put("authors", "feed");
        return link.getAuthors();
    }

    private List<String> keywords() {
        SequencedSet<String> keywords = new LinkedHashSet<>(page.keywords());
        keywords.addAll(link.getCategories());
        return List.copyOf(keywords);
    }

    private <T> @Nullable T first(String field, @Nullable T preferred, @Nullable T other) {
        if (preferred == null && other != null) {
            provenance.put(field, "feed");
        }
        return preferred != null ? preferred : other;
    }
}
