package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.stated.MetaElements;
import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.metadata.stated.StatedArticle;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.text.date.DateReader;
import dev.courant.parse.text.date.DateReader.NumericOrder;
import dev.courant.parse.text.date.DateWindow;
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

    private final ContentTree tree;
    private final PageFacts facts;
    private final MetaElements metas;
    private final StatedArticle stated;
    private final DateWindow window;
    private final NumericOrder order;
    /** What was read last: most pages state the same text several times. */
    private @Nullable String lastText;

    private @Nullable OffsetDateTime lastTime;

    /** @param window the dates that are believed */
    StatedDates(
            ContentTree tree,
            PageFacts facts,
            MetaElements metas,
            StatedArticle stated,
            DateWindow window,
            NumericOrder order) {
        this.tree = tree;
        this.facts = facts;
        this.metas = metas;
        this.stated = stated;
        this.window = window;
        this.order = order;
    }

    /** All that is stated of its publication, the most trustworthy first. */
    List<StatedDate> published() {
        List<StatedDate> found = new ArrayList<>();
        add(found, parsed(stated.published(), "json-ld"));
        add(found, fromMeta(PUBLISHED[0]));
        add(found, property("datepublished", "itemprop"));
        for (int i = 1; i < PUBLISHED.length; i++) {
            add(found, fromMeta(PUBLISHED[i]));
        }
        add(found, property("datecreated", "itemprop"));
        add(found, property("rdfa:datepublished", "rdfa"));
        return found.isEmpty() ? unusual() : found;
    }

    /** The first meta element whose name says so, though no known scheme has it. */
    private List<StatedDate> unusual() {
        for (PageFacts.Meta meta : facts.metas()) {
            StatedDate found = meta.content().length() <= LONGEST && MetaNames.tellsPublication(meta.name())
                    ? parsed(meta.content(), meta.name())
                    : null;
            if (found != null) {
                return List.of(found);
            }
        }
        return List.of();
    }

    @Nullable
    Sourced<OffsetDateTime> modified() {
        StatedDate found = parsed(stated.modified(), "json-ld");
        for (int i = 0; found == null && i < MODIFIED.length; i++) {
            found = fromMeta(MODIFIED[i]);
        }
        found = found != null ? found : property("datemodified", "itemprop");
        found = found != null ? found : property("rdfa:datemodified", "rdfa");
        return found == null ? null : found.sourced();
    }

    private static void add(List<StatedDate> list, @Nullable StatedDate found) {
        if (found != null) {
            list.add(found);
        }
    }

    private @Nullable StatedDate fromMeta(String name) {
        List<String> values = metas.all(name);
        return values.isEmpty() ? null : parsed(values.getFirst(), name);
    }

    private @Nullable StatedDate property(String name, String source) {
        for (PageFacts.Property property : facts.properties()) {
            if (property.name().equals(name)) {
                String value = property.value();
                StatedDate found = parsed(value != null ? value : tree.textOf(property.node(), LONGEST), source);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable StatedDate parsed(@Nullable String text, String source) {
        OffsetDateTime time = text == null ? null : read(text);
        return time == null || text == null ? null : new StatedDate(time, source, StatedDate.isZoned(text, time));
    }

    private @Nullable OffsetDateTime read(String text) {
        if (!text.equals(lastText)) {
            lastText = text;
            lastTime = window.screen(DateReader.findIn(text, order));
        }
        return lastTime;
    }
}
