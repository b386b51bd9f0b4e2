package dev.courant.ingest.extract.tree;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** Parses a page once and walks it once. Immutable and thread-safe. */
public final class PageParser {
    private static final int MOST_BYTES = 8 << 20;
    private static final int DEEPEST = 512;

    private final MarkDictionary dictionary = MarkDictionary.standard();

    /**
     * Reads a page. Whatever the bytes are, the result is a page, perhaps an empty one.
     *
     * @param body the bytes; what exceeds 8 MiB is not read
     * @param charset what the transport said, or null
     * @param url the page's own address
     */
    public ParsedPage parse(byte[] body, @Nullable String charset, String url) {
        String html = Charsets.decode(body, Math.min(body.length, MOST_BYTES), charset);
        Document document = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, url);
        FactsCollector facts = new FactsCollector(url);
        TreeBuilder builder = new TreeBuilder(dictionary, facts);
        NodeTraversor.filter(builder, document);
        return new ParsedPage(builder.finish(), facts.facts());
    }
}
