package dev.courant.ingest.discover;

import dev.courant.ingest.discover.FoundFeed.Clue;
import dev.courant.parse.text.charset.CharsetLabels;
import dev.courant.parse.text.charset.TextDecoder;
import dev.courant.parse.url.WebUrl;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Finds URLs that may be feeds in an HTML page: those that it names as its feeds, then links that look like feeds. */
final class PageFeeds {
    private static final int DEPTH = 512;
    private static final int MOST_LINKS = 20_000;
    private static final int MOST = 60;

    private final WebUrl page;
    private final WebUrl base;
    private final Document document;

    private PageFeeds(WebUrl page, Document document) {
        this.page = page;
        this.document = document;
        this.base = Optional.ofNullable(document.selectFirst("base[href]"))
                .flatMap(declared -> page.resolve(declared.attr("href").strip()))
                .orElse(page);
    }

    /** Returns the candidates in a page, the likeliest first; those of other sites after the page's own. */
    static List<Candidate> in(byte[] body, @Nullable String contentType, WebUrl url) {
        PageFeeds feeds = new PageFeeds(url, parse(body, contentType, url));
        return Stream.concat(feeds.named(), feeds.linked())
                .sorted(Comparator.comparing(Candidate::isComments))
                .limit(MOST)
                .toList();
    }

    /** The autodiscovery of RSS and Atom: an alternate of the page with the type of a feed. */
    private Stream<Candidate> named() {
        return document.select("link[href]").stream()
                .limit(MOST_LINKS)
                .filter(link ->
                        isFeedRelation(link.attr("rel")) && FeedHeuristics.isType(link.attr("type"), link.attr("href")))
                .flatMap(link -> candidate(link, link.attr("title"), Clue.NAMED));
    }

    private Stream<Candidate> linked() {
        return document.select("a[href]").stream()
                .limit(MOST_LINKS)
                .flatMap(link -> candidate(link, link.text(), Clue.LINKED))
                .filter(link -> FeedHeuristics.isAddress(link.url()) || FeedHeuristics.isLabel(link.title()))
                .sorted(Comparator.comparing(this::isElsewhere));
    }

    private Stream<Candidate> candidate(Element link, String title, Clue clue) {
        String name = title.isBlank() ? null : title.strip();
        return base.resolve(link.attr("href").strip()).stream()
                .map(url -> new Candidate(url.withoutFragment(), name, clue));
    }

    private boolean isElsewhere(Candidate candidate) {
        String site = page.http().topPrivateDomain();
        return !candidate.url().host().equals(page.host())
                && (site == null || !site.equals(candidate.url().http().topPrivateDomain()));
    }

    private static boolean isFeedRelation(String relations) {
        List<String> words = Arrays.asList(relations.toLowerCase(Locale.ROOT).split("\\s+"));
        return (words.contains("alternate") || words.contains("feed")) && !words.contains("stylesheet");
    }

    private static Document parse(byte[] body, @Nullable String contentType, WebUrl url) {
        String html = TextDecoder.decode(body, CharsetLabels.ofContentType(contentType))
                .text();
        return Parser.htmlParser().setMaxDepth(DEPTH).parseInput(html, url.toString());
    }
}
