package dev.courant.ingest.reextract;

import dev.courant.ingest.archive.Archive;
import dev.courant.ingest.archive.UrlKeys;
import dev.courant.ingest.reextract.ReExtracted.Changed;
import dev.courant.ingest.reextract.ReExtracted.NoArticle;
import dev.courant.ingest.reextract.ReExtracted.NoPage;
import dev.courant.ingest.reextract.ReExtracted.OtherIdentity;
import dev.courant.ingest.reextract.ReExtracted.Unchanged;
import dev.courant.ingest.reextract.ReExtracted.Verdict;
import dev.courant.ingest.replay.RecordedAnswer;
import dev.courant.ingest.scrape.ArticleFinder;
import dev.courant.ingest.scrape.ResultRecords;
import dev.courant.ingest.scrape.ScrapeResult;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.ingest.scrape.ScrapeResult.Found;
import dev.courant.parse.url.WebUrl;
import dev.courant.recording.Exchange;
import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.TextSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Extracts single articles again, by the code that extracts those that are fetched now. Thread-safe. */
public final class ArticleReExtraction {
    private final Archive archive;
    private final PageSearch search;
    private final ArticleFinder finder;
    private final ResultRecords results;
    private final int limit;

    /**
     * Extracts from an archive.
     *
     * @param archive where the pages are
     * @param finder finds articles in pages of former times
     * @param results makes the records of an article
     * @param limit the largest page in bytes
     */
    public ArticleReExtraction(Archive archive, ArticleFinder finder, ResultRecords results, int limit) {
        this.archive = archive;
        this.search = new PageSearch(archive, limit);
        this.finder = finder;
        this.results = results;
        this.limit = limit;
    }

    /**
     * Prepares for many articles.
     *
     * @param urls their URLs and canonical URLs
     * @return the same, prepared
     * @throws dev.courant.runtime.CourantException when the archive cannot be read
     */
    ArticleReExtraction forUrls(UrlKeys urls) {
        return new ArticleReExtraction(archive.forUrls(urls), finder, results, limit);
    }

    /**
     * Extracts an article again.
     *
     * @param article the article as it is
     * @return how it compares
     * @throws InterruptedException when interrupted
     * @throws org.apache.kafka.common.KafkaException when the cluster does not say how large records may be
     */
    public ReExtracted extract(Article article) throws InterruptedException {
        return new ReExtracted(article, verdict(article));
    }

    private Verdict verdict(Article article) throws InterruptedException {
        if (article.getTextSource() == TextSource.FEED) {
            return new NoPage(Missing.TEXT_OF_FEED, "");
        }
        PageSearch.Result found = search.find(article);
        NoPage missing = found.missing();
        Exchange page = found.page();
        if (missing != null || page == null) {
            return missing == null ? new NoPage(Missing.NOT_ARCHIVED, "") : missing;
        }
        Optional<WebUrl> asked = WebUrl.parse(article.getUrl());
        Optional<WebUrl> received = WebUrl.parse(page.url());
        return asked.isEmpty() || received.isEmpty()
                ? new NoArticle(OutcomeReason.INVALID_URL, "not a URL that can be fetched")
                : verdict(article, asked.get(), received.get(), page);
    }

    private Verdict verdict(Article article, WebUrl asked, WebUrl received, Exchange page) throws InterruptedException {
        Link link = ArticleLink.of(article);
        ScrapeResult result =
                finder.find(link, asked, RecordedAnswer.of(received, page, limit), article.getFetchedAt());
        return switch (result) {
            case ScrapeResult.Deferred deferred -> noArticle(deferred.otherwise());
            case Dropped dropped -> noArticle(dropped);
            case Found found -> compared(article, found, link);
        };
    }

    private Verdict compared(Article before, Found found, Link link) {
        Article after = asRead(found.article());
        if (!before.getArticleId().equals(after.getArticleId())) {
            return new OtherIdentity(after);
        }
        ArticleChange change = ArticleChange.between(before, after);
        if (!change.isAny()) {
            return new Unchanged();
        }
        ResultRecords.Result result = results.of(found, link);
        return result.ended() instanceof Dropped dropped
                ? noArticle(dropped)
                : new Changed(after, change, result.records());
    }

    private static NoArticle noArticle(Dropped dropped) {
        return new NoArticle(dropped.reason(), dropped.detail());
    }

    /** Returns the article as it is read from the topic, where times have no more than milliseconds. */
    private static Article asRead(Article article) {
        try {
            return Article.getDecoder().decode(Article.getEncoder().encode(article));
        } catch (IOException e) {
            throw new UncheckedIOException("what was written to memory can be read from there", e);
        }
    }
}
