package dev.courant.ingest.reextract;

import dev.courant.ingest.archive.Archive;
import dev.courant.ingest.archive.ArchivedCapture;
import dev.courant.ingest.archive.ArchivedDocument;
import dev.courant.ingest.reextract.ReExtracted.NoPage;
import dev.courant.recording.Exchange;
import dev.courant.runtime.CourantException;
import dev.courant.schemas.Article;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the page in the archive that led to an article. Thread-safe. */
final class PageSearch {
    /** Captures of one URL that are looked at: those around the time at which the article was received. */
    private static final int MOST_CAPTURES = 16;

    /**
     * An article that two links led to names the last of them, the archive the one for which the page was asked. How
     * far the times may be apart then.
     */
    private static final Duration SAME_TIME = Duration.ofMinutes(10);

    private final Archive archive;
    private final int limit;

    /** @param limit the largest page in bytes */
    PageSearch(Archive archive, int limit) {
        this.archive = archive;
        this.limit = limit;
    }

    /** What was searched: the page, or why there is none. */
    record Result(@Nullable Exchange page, @Nullable NoPage missing) {
        static Result missing(Missing why, String detail) {
            return new Result(null, new NoPage(why, detail));
        }
    }

    Result find(Article article) {
        try {
            List<ArchivedCapture> captures = captures(article);
            if (captures.isEmpty()) {
                return archive.asksForNoArchive(article.getUrl())
                        ? Result.missing(Missing.NOARCHIVE, "")
                        : Result.missing(Missing.NOT_ARCHIVED, "");
            }
            Optional<ArchivedDocument> document = document(article, captures);
            return document.isEmpty()
                    ? Result.missing(Missing.OTHER_CAPTURES, "")
                    : read(document.get().capture());
        } catch (CourantException e) {
            return Result.missing(Missing.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    /** Returns the captures of the URL that the link had, and of the one at which the article stands. */
    private List<ArchivedCapture> captures(Article article) {
        return Stream.of(article.getUrl(), article.getCanonicalUrl())
                .distinct()
                .flatMap(url -> archive.find(url).stream())
                .sorted(Comparator.comparing(capture -> distance(article, capture)))
                .limit(MOST_CAPTURES)
                .toList();
    }

    private Optional<ArchivedDocument> document(Article article, List<ArchivedCapture> captures) {
        ArchivedDocument other = null;
        for (ArchivedCapture capture : captures) {
            ArchivedDocument document = archive.document(capture).orElse(null);
            if (document == null) {
                continue;
            }
            if (document.isOfLink(article.getLinkId())) {
                return Optional.of(document);
            }
            if (other == null
                    && document.ledTo(article.getArticleId())
                    && distance(article, capture).compareTo(SAME_TIME) <= 0) {
                other = document;
            }
        }
        return Optional.ofNullable(other);
    }

    private Result read(ArchivedCapture capture) {
        try {
            var page = archive.read(capture);
            return page.isEmpty()
                    ? Result.missing(Missing.ORIGINAL_REMOVED, "")
                    : new Result(page.get().exchange(capture.status(), limit), null);
        } catch (IOException e) {
            return Result.missing(Missing.UNREADABLE, "its body cannot be decoded: " + e.getMessage());
        }
    }

    private static Duration distance(Article article, ArchivedCapture capture) {
        return Duration.between(capture.at(), article.getFetchedAt()).abs();
    }
}
