package dev.courant.parse.extract.metadata;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.extract.tree.ParsedPage;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads all metadata of a page: each field from the best of its sources. Stateless. */
public final class MetadataReader {
    private MetadataReader() {}

    /** What a page says; {@code url} is its own address. */
    public static PageMetadata read(ParsedPage page, String url) {
        ContentTree tree = page.tree();
        PageFacts facts = page.facts();
        Metas metas = new Metas(facts.metas());
        StatedArticle stated = JsonLd.read(facts.jsonLd());
        Found<String> site = SiteNames.choose(page, metas, stated, url);
        String siteName = Found.valueOf(site);
        Found<String> title = Titles.choose(tree, facts.title(), metas, stated, siteName);
        int headline = Headline.find(tree, Found.valueOf(title));
        Found<OffsetDateTime> published = Dates.published(tree, facts, metas, stated, url, headline);
        Found<String> type = metas.first("og:type");
        return new PageMetadata(
                title,
                Authors.choose(tree, facts, metas, stated, siteName, headline),
                published,
                Dates.modified(tree, facts, metas, stated, published),
                language(facts, metas, stated),
                canonical(facts, metas, url),
                site,
                image(metas, stated, url),
                description(metas, stated),
                section(metas, stated),
                keywords(metas, stated),
                paywalled(metas, stated),
                stated.body(),
                type == null ? null : type.value().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Found<String> stated(@Nullable String value) {
        return value == null || value.isBlank() ? null : new Found<>(value, "json-ld");
    }

    private static @Nullable Found<String> language(PageFacts facts, Metas metas, StatedArticle stated) {
        String tag = Languages.tag(facts.language());
        if (tag != null) {
            return new Found<>(tag, "html");
        }
        tag = Languages.tag(stated.language());
        if (tag != null) {
            return new Found<>(tag, "json-ld");
        }
        Found<String> meta =
                metas.first("og:locale", "content-language", "language", "dc.language", "dcterms.language");
        tag = meta == null ? null : Languages.tag(meta.value());
        return meta == null || tag == null ? null : new Found<>(tag, meta.source());
    }

    private static @Nullable Found<String> canonical(PageFacts facts, Metas metas, String url) {
        for (PageFacts.Link link : facts.links()) {
            String address = link.relation().equals("canonical") ? Addresses.absolute(url, link.address()) : null;
            if (address != null) {
                return new Found<>(address, "rel=canonical");
            }
        }
        Found<String> meta = metas.first("og:url");
        String address = meta == null ? null : Addresses.absolute(url, meta.value());
        return address == null ? null : new Found<>(address, "og:url");
    }

    private static @Nullable Found<String> image(Metas metas, StatedArticle stated, String url) {
        Found<String> meta =
                metas.first("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src");
        meta = meta != null ? meta : stated(stated.image());
        String address = meta == null ? null : Addresses.absolute(url, meta.value());
        return meta == null || address == null ? null : new Found<>(address, meta.source());
    }

    private static @Nullable Found<String> description(Metas metas, StatedArticle stated) {
        Found<String> meta = metas.first("og:description", "description", "twitter:description", "dc.description");
        return meta != null ? meta : stated(stated.description());
    }

    private static @Nullable Found<String> section(Metas metas, StatedArticle stated) {
        Found<String> meta = metas.first("article:section");
        meta = meta != null ? meta : stated(stated.section());
        return meta != null ? meta : metas.first("parsely-section", "section", "category", "sailthru.section");
    }

    private static @Nullable Found<List<String>> keywords(Metas metas, StatedArticle stated) {
        for (String name : List.of("article:tag", "news_keywords", "keywords", "parsely-tags", "dc.subject")) {
            List<String> words = words(metas.all(name));
            if (!words.isEmpty()) {
                return new Found<>(words, name);
            }
        }
        return stated.keywords().isEmpty() ? null : new Found<>(words(stated.keywords()), "json-ld");
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

    private static @Nullable Found<Boolean> paywalled(Metas metas, StatedArticle stated) {
        if (stated.free() != null) {
            return new Found<>(!stated.free(), "json-ld");
        }
        Found<String> tier = metas.first("article:content_tier");
        return tier == null ? null : new Found<>(!tier.value().equalsIgnoreCase("free"), tier.source());
    }
}
