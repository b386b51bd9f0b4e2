package dev.courant.fuzz;

import dev.courant.parse.extract.Explanation;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.Extractor;
import dev.courant.parse.extract.Page;
import dev.courant.parse.extract.metadata.Metadata;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/** Pages. */
final class PageTarget {
    private static final Extractor EXTRACTOR = new Extractor();
    private static final List<String> CHARSETS =
            List.of("", "utf-8", "iso-8859-1", "utf-16", "shift_jis", "no such charset");

    private PageTarget() {}

    static void check(byte[] input) {
        String charset = CHARSETS.get(input.length % CHARSETS.size());
        Page page = new Page(input, charset.isEmpty() ? null : charset, "https://harbour.example/2031/03/04/tides");
        Extraction extraction = EXTRACTOR.extract(page);
        Explanation explanation = EXTRACTOR.explain(page);
        Check.equal(explanation.extraction(), extraction, "explaining gives the same");
        check(extraction.metadata());
        switch (extraction) {
            case Extraction.Extracted(Metadata _, String text, String method) -> {
                Check.that(Normalizer.isNormalized(text, Normalizer.Form.NFC), "the text is NFC", text);
                Check.that(
                        Arrays.stream(text.split("\n", -1)).noneMatch(String::isBlank),
                        "one newline between blocks",
                        text);
                Check.oneLine(method);
            }
            case Extraction.NotAnArticle other -> Check.oneLine(other.reason());
        }
    }

    private static void check(Metadata metadata) {
        if (metadata.title() != null) {
            Check.oneLine(metadata.title());
        }
        String canonical = metadata.canonicalUrl();
        Check.that(
                canonical == null || canonical.startsWith("http://") || canonical.startsWith("https://"),
                "an absolute http or https address",
                canonical);
        Check.equal(metadata.publishedOffset() == null, metadata.published() == null, "a time has an offset");
        metadata.authors().forEach(Check::oneLine);
    }
}
