package dev.courant.parse.extract;

import dev.courant.parse.extract.body.Body;
import dev.courant.parse.extract.body.BodyFinder;
import dev.courant.parse.extract.body.ExplainedBody;
import dev.courant.parse.extract.body.Hints;
import dev.courant.parse.extract.metadata.MetadataReader;
import dev.courant.parse.extract.metadata.PageMetadata;
import dev.courant.parse.extract.metadata.SiteFields;
import dev.courant.parse.extract.site.SiteRule;
import dev.courant.parse.extract.site.SiteRules;
import dev.courant.parse.extract.tree.PageParser;
import dev.courant.parse.extract.tree.ParsedPage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the article out of a web page: HTML in, text and metadata out. A pure function of its argument and the site
 * rules in force: no network, no clock, no state. Any bytes give a result, in memory and time bounded by the size of
 * the page. Thread-safe.
 */
public final class Extractor {
    private final PageParser parser = new PageParser();
    private final BodyFinder bodies = BodyFinder.standard();
    private final Supplier<SiteRules> rules;

    private Extractor(Supplier<SiteRules> rules) {
        this.rules = rules;
    }

    /** An extractor without rules for any site. */
    public static Extractor standard() {
        return new Extractor(SiteRules::none);
    }

    /** An extractor that first tries an operator's rules; they are asked for with every page. */
    public static Extractor withRules(Supplier<SiteRules> rules) {
        return new Extractor(rules);
    }

    /** Reads a page; never throws for what is in it. */
    public Extraction extract(Page page) {
        Reading reading = read(page);
        return reading.extraction(bodies.find(reading.parsed(), reading.hints()));
    }

    /** Reads a page and tells, for each block of its text, whether it was kept and why. Costs a few percent more. */
    public Explanation explain(Page page) {
        Reading reading = read(page);
        ExplainedBody explained = bodies.explain(reading.parsed(), reading.hints());
        return new Explanation(reading.extraction(explained.body()), explained.blocks());
    }

    private Reading read(Page page) {
        SiteRule rule = rules.get().forUrl(page.url());
        ParsedPage parsed =
                parser.parse(page.body(), page.charset(), page.url(), rule == null ? null : rule.selectors());
        PageMetadata found = metadata(parsed, page.url(), rule);
        return new Reading(page.url(), parsed, found, MetadataAssembler.assemble(found));
    }

    /** A page whose text is still to be found. */
    private record Reading(String url, ParsedPage parsed, PageMetadata found, Metadata metadata) {
        Hints hints() {
            return new Hints(metadata.title(), metadata.authors(), metadata.description(), found.statedBody());
        }

        Extraction extraction(@Nullable Body body) {
            String reason = PageKinds.whyNoArticle(url, parsed, found, body);
            return reason != null || body == null
                    ? new Extraction.NotAnArticle(metadata, reason == null ? "no text" : reason)
                    : new Extraction.Extracted(metadata, body.text(), body.method());
        }
    }

    private static PageMetadata metadata(ParsedPage parsed, String url, @Nullable SiteRule rule) {
        PageMetadata found = MetadataReader.read(parsed, url);
        return rule == null || parsed.picked() == null ? found : SiteFields.over(found, parsed.picked(), rule.dates());
    }
}
