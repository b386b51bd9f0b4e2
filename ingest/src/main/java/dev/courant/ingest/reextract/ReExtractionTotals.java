package dev.courant.ingest.reextract;

import dev.courant.schemas.OutcomeReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many articles compare how. They add up: articles = unchanged + changed + other identity + no article + no page.
 * Not thread-safe.
 */
public final class ReExtractionTotals {
    private final Map<OutcomeReason, Long> noArticle = new EnumMap<>(OutcomeReason.class);
    private final Map<Missing, Long> noPage = new EnumMap<>(Missing.class);
    private long unchanged;
    private long text;
    private long title;
    private long metadata;
    private long otherIdentity;

    /** Nothing yet. */
    public ReExtractionTotals() {}

    /**
     * Counts an article.
     *
     * @param article how it compares
     */
    public void add(ReExtracted article) {
        switch (article.verdict()) {
            case ReExtracted.Unchanged same -> unchanged++;
            case ReExtracted.Changed changed -> add(changed.change());
            case ReExtracted.OtherIdentity other -> otherIdentity++;
            case ReExtracted.NoArticle none -> noArticle.merge(none.reason(), 1L, Long::sum);
            case ReExtracted.NoPage none -> noPage.merge(none.why(), 1L, Long::sum);
        }
    }

    private void add(ArticleChange change) {
        if (change.text()) {
            text++;
        } else if (change.title()) {
            title++;
        } else {
            metadata++;
        }
    }

    /** {@return the number of all articles} */
    public long articles() {
        return unchanged + changed() + otherIdentity + sum(noArticle) + sum(noPage);
    }

    /** {@return articles of which the same is made} */
    public long unchanged() {
        return unchanged;
    }

    /** {@return articles that are another revision, or have other metadata} */
    public long changed() {
        return text + title + metadata;
    }

    /** {@return articles with another text} */
    public long text() {
        return text;
    }

    /** {@return articles with the same text and another title} */
    public long title() {
        return title;
    }

    /** {@return articles with the same title and text, and other metadata} */
    public long metadata() {
        return metadata;
    }

    /** {@return articles whose page is another article today} */
    public long otherIdentity() {
        return otherIdentity;
    }

    /** {@return articles whose page is no article today, by reason} */
    public Map<OutcomeReason, Long> noArticle() {
        return Map.copyOf(noArticle);
    }

    /** {@return articles without a page, by why there is none} */
    public Map<Missing, Long> noPage() {
        return Map.copyOf(noPage);
    }

    /** {@return articles whose page is no article today} */
    public long noArticles() {
        return sum(noArticle);
    }

    /** {@return articles without a page} */
    public long noPages() {
        return sum(noPage);
    }

    /** {@return articles whose page the archive has, but cannot read} */
    public long unreadable() {
        return noPage.getOrDefault(Missing.UNREADABLE, 0L);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
