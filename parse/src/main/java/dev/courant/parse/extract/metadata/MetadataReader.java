package dev.courant.parse.extract.metadata;

import dev.courant.parse.extract.metadata.author.AuthorSelector;
import dev.courant.parse.extract.metadata.date.PublicationDates;
import dev.courant.parse.extract.metadata.date.SiteDateFormat;
import dev.courant.parse.extract.metadata.stated.JsonLd;
import dev.courant.parse.extract.metadata.stated.MetaElements;
import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.metadata.stated.StatedArticle;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.date.DateWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads all metadata of a page, each field from the best of its sources. Stateless. */
public final class MetadataReader {
    private MetadataReader() {}

    /**
     * Reads what a page says of itself.
     *
     * @param page the page
     * @param url its own URL
     * @param dates how the site writes its dates, where it has a rule with selectors; null otherwise
     * @param window the dates that are believed
     */
    public static PageMetadata read(ParsedPage page, String url, @Nullable SiteDateFormat dates, DateWindow window) {
        ContentTree tree = page.tree();
        PageFacts facts = page.facts();
        MetaElements metas = new MetaElements(facts.metas());
        StatedArticle stated = JsonLd.read(facts.jsonLd());
        MetadataBuilder found = new MetadataBuilder();
        found.siteName = SiteNames.choose(page, metas, stated, url);
        String siteName = Sourced.valueOf(found.siteName);
        found.title = Titles.choose(tree, facts.title(), metas, stated, siteName);
        int headline = Headline.find(tree, Sourced.valueOf(found.title));
        PublicationDates publication = new PublicationDates(page, metas, stated, window);
        found.published = publication.published(url, headline);
        found.modified = publication.modified(found.published);
        found.authors = AuthorSelector.choose(page, metas, stated, siteName, headline);
        found.language = language(facts, metas, stated);
        AbsoluteUrls urls = AbsoluteUrls.of(url, facts.base());
        found.canonicalUrl = canonical(facts, metas, urls);
        found.image = image(metas, stated, urls);
        found.description = description(metas, stated);
        found.section = section(metas, stated);
        found.keywords = keywords(metas, stated);
        found.paywalled = paywalled(metas, stated);
        if (page.matches() != null && dates != null) {
            SiteRuleFields.override(found, page.matches(), dates, window);
        }
        Sourced<String> type = metas.first("og:type");
        return new PageMetadata(
                found.build(), stated.body(), type == null ? null : type.value().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Sourced<String> stated(@Nullable String value) {
        return value == null || value.isBlank() ? null : new Sourced<>(value, "json-ld");
    }

    private static @Nullable Sourced<String> language(PageFacts facts, MetaElements metas, StatedArticle stated) {
        String tag = LanguageTags.tag(facts.language());
        if (tag != null) {
            return new Sourced<>(tag, "html");
        }
        tag = LanguageTags.tag(stated.language());
        if (tag != null) {
            return new Sourced<>(tag, "json-ld");
        }
        Sourced<String> meta =
                metas.first("og:locale", "content-language", "language", "dc.language", "dcterms.language");
        tag = meta == null ? null : LanguageTags.tag(meta.value());
        return meta == null || tag == null ? null : new Sourced<>(tag, meta.source());
    }

    private static @Nullable Sourced<String> canonical(PageFacts facts, MetaElements metas, AbsoluteUrls urls) {
        for (PageFacts.Link link : facts.links()) {
            String address = link.relation().equals("canonical") ? urls.absolute(link.address()) : null;
            if (address != null) {
                return new Sourced<>(address, "rel=canonical");
            }
        }
        Sourced<String> meta = metas.first("og:url");
        String address = meta == null ? null : urls.absolute(meta.value());
        return address == null ? null : new Sourced<>(address, "og:url");
    }

    private static @Nullable Sourced<String> image(MetaElements metas, StatedArticle stated, AbsoluteUrls urls) {
        Sourced<String> meta =
                metas.first("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src");
        meta = meta != null ? meta : stated(stated.image());
        String address = meta == null ? null : urls.absolute(meta.value());
        return meta == null || address == null ? null : new Sourced<>(address, meta.source());
    }

    private static @Nullable Sourced<String> description(MetaElements metas, StatedArticle stated) {
        Sourced<String> meta = metas.first("og:description", "description", "twitter:description", "dc.description");
        return meta != null ? meta : stated(stated.description());
    }

    private static @Nullable Sourced<String> section(MetaElements metas, StatedArticle stated) {
        Sourced<String> meta = metas.first("article:section");
        meta = meta != null ? meta : stated(stated.section());
        return meta != null ? meta : metas.first("parsely-section", "section", "category", "sailthru.section");
    }

    private static @Nullable Sourced<List<String>> keywords(MetaElements metas, StatedArticle stated) {
        for (String name : List.of("article:tag", "news_keywords", "keywords", "parsely-tags", "dc.subject")) {
            List<String> listed = words(metas.all(name));
            if (!listed.isEmpty()) {
                return new Sourced<>(listed, name);
            }
        }
        List<String> words = stated.keywords();
        return words.isEmpty() ? null : new Sourced<>(words(words), "json-ld");
    }

    private static List<String> words(List<String> values) {
        List<String> words = new ArrayList<>();
        for (String value : values) {
            for (String word : value.split("[,;]")) {
                if (!word.isBlank() && !words.contains(word.strip()) && words.size() < 50) {
                    words.add(word.strip());
                }
            }
        }
        return words;
    }

    private static @Nullable Sourced<Boolean> paywalled(MetaElements metas, StatedArticle stated) {
        Boolean free = stated.free();
        if (free != null) {
            return new Sourced<>(!free, "json-ld");
        }
        Sourced<String> tier = metas.first("article:content_tier");
        return tier == null ? null : new Sourced<>(!tier.value().equalsIgnoreCase("free"), tier.source());
    }
}
