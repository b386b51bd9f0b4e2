package dev.courant.ingest.extract;

import dev.courant.ingest.extract.body.Body;
import dev.courant.ingest.extract.body.BodyFinder;
import dev.courant.ingest.extract.body.Hints;
import dev.courant.ingest.extract.metadata.MetadataReader;
import dev.courant.ingest.extract.metadata.PageMetadata;
import dev.courant.ingest.extract.tree.PageParser;
import dev.courant.ingest.extract.tree.ParsedPage;

/**
 * Takes the article out of a web page: HTML in, text and metadata out. A pure function of its argument: no network, no
 * clock, no state. Any bytes give a result, in memory and time bounded by the size of the page. Immutable and
 * thread-safe.
 */
public final class Extractor {
    private final PageParser parser = new PageParser();
    private final BodyFinder bodies = BodyFinder.standard();

    private Extractor() {}

    public static Extractor standard() {
        return new Extractor();
    }

    /** Reads a page; never throws for what is in it. */
    public Extraction extract(Page page) {
        ParsedPage parsed = parser.parse(page.body(), page.charset(), page.url());
        PageMetadata found = MetadataReader.read(parsed, page.url());
        Metadata metadata = MetadataAssembler.assemble(found);
        Body body = bodies.find(
                parsed, new Hints(metadata.title(), metadata.authors(), metadata.description(), found.statedBody()));
        String reason = PageKinds.whyNoArticle(page.url(), parsed, found, body);
        return reason != null || body == null
                ? new Extraction.NotAnArticle(metadata, reason == null ? "no text" : reason)
                : new Extraction.Extracted(metadata, body.text(), body.method());
    }
}
