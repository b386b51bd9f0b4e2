package dev.courant.parse.extract.tree;

import dev.courant.parse.extract.prefilter.HtmlPrefilter.Range;
import dev.courant.parse.text.charset.TextDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a page's longer scripts, and of attributes that look like data. Few pages need them, so they are decoded
 * only when they are asked for. Never executed. Not thread-safe.
 */
public final class PageData {
    private static final int MOST_BYTES = 6 << 20;
    private static final int START = 40;

    private final Supplier<List<String>> texts;
    private @Nullable List<String> known;

    private PageData(Supplier<List<String>> texts) {
        this.texts = texts;
    }

    static PageData of(List<String> scripts) {
        return new PageData(() -> scripts);
    }

    static PageData of(byte[] body, List<Range> ranges, TextDecoder decoder) {
        return new PageData(() -> decode(body, ranges, decoder));
    }

    /** Decodes the texts, in the order of the page; what goes beyond 6 MiB in all is left out. */
    public List<String> texts() {
        List<String> found = known == null ? texts.get() : known;
        known = found;
        return found;
    }

    private static List<String> decode(byte[] body, List<Range> ranges, TextDecoder decoder) {
        List<String> texts = new ArrayList<>();
        int left = MOST_BYTES;
        for (Range range : ranges) {
            left -= range.to() - range.from();
            if (left >= 0) {
                byte[] bytes = Arrays.copyOfRange(body, range.from(), range.to());
                texts.add(unescaped(decoder.decode(bytes, bytes.length).text()));
            }
        }
        return texts;
    }

    /** The value of an attribute has character references; in a script they are text. */
    private static String unescaped(String text) {
        boolean attribute = text.substring(0, Math.min(START, text.length())).contains("&quot;");
        return attribute ? Parser.unescapeEntities(text, true) : text;
    }
}
