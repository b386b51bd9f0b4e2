package dev.courant.parse.extract.tree;

import dev.courant.parse.extract.prefilter.HtmlPrefilter;
import dev.courant.parse.text.charset.TextDecoder;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** Parses a page once and walks it once. Immutable and thread-safe. */
public final class PageParser {
    private static final int MOST_BYTES = 8 << 20;
    private static final int DEEPEST = 512;

    private final LabelDictionary dictionary = LabelDictionary.standard();

    /** Reads a page of a site without selectors of its own. */
    public ParsedPage parse(byte[] body, @Nullable String charset, String url) {
        return parse(body, charset, url, null);
    }

    /**
     * Reads a page. Whatever the bytes are, the result is a page, perhaps an empty one.
     *
     * @param body the bytes; what exceeds 8 MiB is not read
     * @param charset what the transport said, or null
     * @param url the page's own address
     * @param selectors the site's own; where there are some, the page is parsed whole, so that they find what they name
     */
    public ParsedPage parse(byte[] body, @Nullable String charset, String url, @Nullable Selectors selectors) {
        int length = Math.min(body.length, MOST_BYTES);
        LabelMemory names = new LabelMemory(dictionary);
        TextDecoder decoder = TextDecoder.of(body, length, charset);
        HtmlPrefilter.Filtered left =
                selectors == null && decoder.keepsAscii() ? HtmlPrefilter.filter(body, length, names::tellRole) : null;
        String html = left == null
                ? decoder.decode(body, length).text()
                : decoder.decode(left.bytes(), left.length()).text();
        Document document = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, url);
        if (selectors != null) {
            selectors.strip(document);
        }
        Element article = selectors == null ? null : selectors.body(document);
        FactsCollector facts = new FactsCollector(url);
        TreeBuilder builder = new TreeBuilder(names, facts, article);
        NodeTraversor.filter(builder, document);
        SelectorMatches matches = selectors == null ? null : selectors.matches(document, builder.articleNode());
        PageData data = left == null ? PageData.of(facts.scripts()) : PageData.of(body, left.data(), decoder);
        return new ParsedPage(builder.finish(), facts.facts(), matches, data);
    }
}
