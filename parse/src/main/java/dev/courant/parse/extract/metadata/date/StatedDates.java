package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.stated.MetaElements;
import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.metadata.stated.StatedArticle;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.text.date.DateReader;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the dates that a page states for machines: JSON-LD, meta elements, microdata. */
final class StatedDates {
    private static final int LONGEST = 120;
    private static final String[] PUBLISHED = {
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "published-date",
        "publish-date",
        "publish_date",
        "pubdate",
        "published",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "dcterms.issued",
        "dc.date",
        "dc.date.created",
        "date",
        "cxenseparse:recs:publishtime",
        "citation_publication_date",
        "citation_date",
        "article_date_original",
        "originalpublicationdate",
        "ptime",
        "pub_date",
        "dc.created",
        "creationdate",
        "release_date",
        "bt:pubdate",
        "displaydate",
        "rnews:datepublished",
        "shareaholic:article_published_time"
    };
    private static final String[] MODIFIED = {
        "article:modified_time",
        "og:updated_time",
        "article:modified",
        "datemodified",
        "lastmod",
        "last-modified",
        "dcterms.modified",
        "dc.date.modified",
        "modified",
        "revised",
        "article:updated"
    };

    private StatedDates() {}

    /** All that is stated of its publication, the most trustworthy first. */
    static List<Sourced<OffsetDateTime>> published(
            ContentTree tree, PageFacts facts, MetaElements metas, StatedArticle stated) {
        List<Sourced<OffsetDateTime>> found = new ArrayList<>();
        add(found, parsed(stated.published(), "json-ld"));
        add(found, fromMeta(metas, PUBLISHED[0]));
        add(found, property(tree, facts, "datepublished", "itemprop"));
        for (int i = 1; i < PUBLISHED.length; i++) {
            add(found, fromMeta(metas, PUBLISHED[i]));
        }
        add(found, property(tree, facts, "datecreated", "itemprop"));
        add(found, property(tree, facts, "rdfa:datepublished", "rdfa"));
        return found;
    }

    static @Nullable Sourced<OffsetDateTime> modified(
            ContentTree tree, PageFacts facts, MetaElements metas, StatedArticle stated) {
        Sourced<OffsetDateTime> found = parsed(stated.modified(), "json-ld");
        for (int i = 0; found == null && i < MODIFIED.length; i++) {
            found = fromMeta(metas, MODIFIED[i]);
        }
        found = found != null ? found : property(tree, facts, "datemodified", "itemprop");
        return found != null ? found : property(tree, facts, "rdfa:datemodified", "rdfa");
    }

    private static void add(List<Sourced<OffsetDateTime>> list, @Nullable Sourced<OffsetDateTime> found) {
        if (found != null) {
            list.add(found);
        }
    }

    private static @Nullable Sourced<OffsetDateTime> fromMeta(MetaElements metas, String name) {
        List<String> values = metas.all(name);
        return values.isEmpty() ? null : parsed(values.getFirst(), name);
    }

    private static @Nullable Sourced<OffsetDateTime> property(
            ContentTree tree, PageFacts facts, String name, String source) {
        for (PageFacts.Property property : facts.properties()) {
            if (property.name().equals(name)) {
                String value = property.value();
                Sourced<OffsetDateTime> found =
                        parsed(value != null ? value : tree.textOf(property.node(), LONGEST), source);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable Sourced<OffsetDateTime> parsed(@Nullable String text, String source) {
        OffsetDateTime time = text == null ? null : DateReader.findIn(text, DateReader.NumericOrder.DAY_FIRST);
        return time == null ? null : new Sourced<>(time, source);
    }
}
