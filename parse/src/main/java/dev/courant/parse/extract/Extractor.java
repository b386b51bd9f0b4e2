package dev.courant.parse.extract;

import dev.courant.parse.extract.body.ArticleContext;
import dev.courant.parse.extract.body.Body;
import dev.courant.parse.extract.body.BodyFinder;
import dev.courant.parse.extract.body.ExplainedBody;
import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.parse.extract.metadata.MetadataReader;
import dev.courant.parse.extract.metadata.PageMetadata;
import dev.courant.parse.extract.site.SiteRule;
import dev.courant.parse.extract.site.SiteRules;
import dev.courant.parse.extract.tree.PageParser;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.date.DateWindow;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Extracts the article from a web page: HTML in, text and metadata out.
 *
 * <pre>{@code
 * Extractor extractor = new Extractor();
 * Page page = Page.of(bytes, "text/html; charset=utf-8", "https://example.com/2026/03/04/geese-return");
 * switch (extractor.extract(page)) {
 *     case Extraction.Extracted article -> System.out.println(article.metadata().title() + "\n\n" + article.text());
 *     case Extraction.NotAnArticle other -> System.out.println("not an article: " + other.reason());
 * }
 * }</pre>
 *
 * The result depends on the page and the site rules alone: an extractor has no state, no network and no clock. Any
 * bytes give a result, in time and memory bounded by the size of the page, of which 8 MiB are read. Thread-safe; one
 * instance serves a whole program.
 */
public final class Extractor {
    private final PageParser parser = new PageParser();
    private final BodyFinder bodies = BodyFinder.standard();
    private final Supplier<SiteRules> rules;

    /** Makes an extractor without rules for any site. */
    public Extractor() {
        this(SiteRules::none);
    }

    private Extractor(Supplier<SiteRules> rules) {
        this.rules = rules;
    }

    /**
     * Returns an extractor that tries an operator's rules for a site before anything else.
     *
     * @param rules asked for the rules in force with every page, on the thread that extracts it
     */
    public static Extractor withRules(Supplier<SiteRules> rules) {
        return new Extractor(rules);
    }

    /**
     * Extracts the article of a page.
     *
     * @param page the page
     * @return the article, or why there is none; never throws for what is in the page
     */
    public Extraction extract(Page page) {
        return read(page, false).extraction();
    }

    /**
     * Extracts the article of a page and tells, for each block of its text, whether it was kept and why. Costs a few
     * percent more than {@link #extract}.
     *
     * @param page the page
     * @return what {@link #extract} returns, and the decisions; never throws for what is in the page
     */
    public Explanation explain(Page page) {
        return read(page, true);
    }

    private Explanation read(Page page, boolean explains) {
        String url = page.url();
        SiteRule rule = rules.get().forUrl(url);
        ParsedPage parsed = parser.parse(page.body(), page.charset(), url, rule == null ? null : rule.selectors());
        PageMetadata found = MetadataReader.read(parsed, url, rule == null ? null : rule.dates(), window(page));
        ExplainedBody explained = bodies.find(parsed, context(found), explains);
        Body body = explained.body();
        PageKind kind = PageClassifier.kindInsteadOfArticle(page, parsed, found, body);
        Extraction extraction = kind != null || body == null
                ? new Extraction.NotAnArticle(found.metadata(), kind == null ? PageKind.NO_TEXT : kind)
                : new Extraction.Extracted(found.metadata(), body.text(), body.method());
        return new Explanation(extraction, explained.blocks());
    }

    private static DateWindow window(Page page) {
        Instant fetchedAt = page.fetchedAt();
        return fetchedAt == null ? DateWindow.ANY : DateWindow.asOf(fetchedAt);
    }

    private static ArticleContext context(PageMetadata found) {
        Metadata metadata = found.metadata();
        return new ArticleContext(metadata.title(), metadata.authors(), metadata.description(), found.statedBody());
    }
}
