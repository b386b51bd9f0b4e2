package dev.courant.parse.extract.prefilter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts out of a page's bytes what the extractor does not read: scripts other than JSON-LD, styles, drawings, comments,
 * attributes that say nothing of their element by their name or their value, blanks at the edges of blocks. That is
 * most of a typical page, and what is gone need not be decoded, parsed and held in a tree. What ends where follows the
 * tokeniser of the HTML standard (§13.2.5); in doubt, as with a comment that never ends, the rest of the page is left
 * to the parser. Linear in the length of the page, whatever is in it. Only for encodings in which the bytes of ASCII
 * always mean ASCII.
 */
public final class HtmlPrefilter {
    private static final String COMMENT = "<!--";
    private static final String JSON_LD = "ld+json";
    /** A shorter script holds no date. */
    private static final int SCRIPT_LENGTH = 30;
    /** A shorter attribute holds no article. */
    private static final int DATA_LENGTH = 200;

    private static final int MOST_DATA = 500;

    private final byte[] in;
    private final byte[] out;
    /** The bytes as Latin-1: the JVM searches such strings with vector instructions. */
    private final String page;

    private final TagScanner tags;
    private final SilentAttributes silent;
    /** Where the last tag or comment ended. */
    private int tagEnd;

    /** Whether there are only blanks between there and the current position. */
    private boolean blank;

    /** Whether there are only blanks between a block's tag and the current position. */
    private boolean afterBlock;

    /** Whether the current position is in an element whose blanks are seen. */
    private boolean preformatted;

    private int copied;
    private int size;
    private final List<Range> data = new ArrayList<>();

    private HtmlPrefilter(byte[] in, int length, Roles roles) {
        this.in = in;
        this.out = new byte[length];
        this.page = new String(in, 0, length, StandardCharsets.ISO_8859_1);
        this.tags = new TagScanner(in, page);
        this.silent = new SilentAttributes(tags, in, page, roles);
    }

    /**
     * What is left of a page.
     *
     * @param bytes what is left, followed by unused bytes
     * @param data what was cut out and may hold data: the contents of scripts, and long attributes whose value looks
     *     like JSON, as ranges of the page
     */
    public record Filtered(byte[] bytes, int length, List<Range> data) {}

    /** Tells whether names in a page, such as a class, say what role their element has. */
    @FunctionalInterface
    public interface Roles {
        /** Whether a name in a part of a page says so. */
        boolean told(String page, int from, int to);
    }

    /** Bytes of a page, from the first to before the last. */
    public record Range(int from, int to) {}

    /**
     * Returns what is left of the first bytes of a page.
     *
     * @param in not changed
     * @param roles tells which classes, ids and the like are read
     */
    public static Filtered filter(byte[] in, int length, Roles roles) {
        HtmlPrefilter prefilter = new HtmlPrefilter(in, length, roles);
        int at = prefilter.page.indexOf('<');
        while (at >= 0) {
            int next = prefilter.markup(at);
            prefilter.tagEnd = next;
            at = next < 0 ? next : prefilter.page.indexOf('<', next);
        }
        prefilter.cut(length, length);
        return new Filtered(prefilter.out, prefilter.size, List.copyOf(prefilter.data));
    }

    /** Copies what stands before a range, which is left out. */
    private void cut(int from, int to) {
        System.arraycopy(in, copied, out, size, from - copied);
        size += from - copied;
        copied = to;
    }

    /** Handles what a {@code <} opens; returns where to go on, or -1 if nothing more is to be cut. */
    private int markup(int at) {
        blank = tags.isBlank(tagEnd, at);
        afterBlock &= blank;
        if (tags.isLetter(at + 1)) {
            return startTag(at);
        }
        if (page.startsWith("/", at + 1) && tags.isLetter(at + 2)) {
            int name = tags.readName(at + 2);
            preformatted &= !PrefilterTags.PRE.in(name);
            blanks(at, name);
            return tags.end();
        }
        if (page.startsWith(COMMENT, at)) {
            int end = tags.commentEnd(at);
            return end < 0 ? end : without(at, end);
        }
        afterBlock = false;
        return at + 1;
    }

    /** Cuts out the blanks between two tags if they stand at the edge of a block, where they are not seen. */
    private void blanks(int at, int name) {
        boolean block = PrefilterTags.BLOCK.in(name);
        if (blank && tagEnd < at && (block || afterBlock) && !preformatted) {
            cut(tagEnd, at);
        }
        afterBlock = block;
    }

    private int without(int from, int to) {
        cut(from, to);
        return to;
    }

    private int startTag(int at) {
        int name = tags.readName(at + 1);
        if (PrefilterTags.SCRIPT.in(name)) {
            return script(at);
        }
        if (PrefilterTags.STYLE.in(name)) {
            int end = tags.end();
            int close = end < 0 ? end : tags.closeOf(tags.name(), end);
            return close < 0 ? close : without(at, close);
        }
        if (PrefilterTags.DRAWING.in(name)) {
            return drawing(at);
        }
        if (PrefilterTags.EMPTY.in(name) || PrefilterTags.LINK.in(name)) {
            return empty(at, PrefilterTags.LINK.in(name));
        }
        blanks(at, name);
        preformatted |= PrefilterTags.PRE.in(name);
        int end = attributes(PrefilterTags.UNNAMED.in(name));
        return end >= 0 && PrefilterTags.RAW.in(name) ? tags.closeOf(tags.name(), end) : end;
    }

    private int script(int at) {
        int open = tags.end();
        int close = open < 0 ? open : tags.scriptEnd(open);
        if (close < 0) {
            return close;
        }
        if (isJsonLd(at, open)) {
            return close;
        }
        note(open, close, SCRIPT_LENGTH);
        return without(at, close);
    }

    private boolean isJsonLd(int from, int to) {
        for (int plus = page.indexOf('+', from, to); plus >= 0; plus = page.indexOf('+', plus + 1, to)) {
            if (page.regionMatches(true, plus - JSON_LD.indexOf('+'), JSON_LD, 0, JSON_LD.length())) {
                return true;
            }
        }
        return false;
    }

    private void note(int from, int to, int shortest) {
        if (to - from >= shortest && data.size() < MOST_DATA) {
            data.add(new Range(from, to));
        }
    }

    private int empty(int at, boolean link) {
        int end = tags.end();
        if (end < 0 || link && isRead(page.substring(at, end).toLowerCase(Locale.ROOT))) {
            return end;
        }
        return without(at, end);
    }

    /** Of links those to the page and its translations are read, of fields those for an e-mail address. */
    private static boolean isRead(String tag) {
        return tag.contains("canonical") || tag.contains("alternate") || tag.contains("email");
    }

    /** A drawing is cut out only if nothing but a drawing is in it: else it may have been left unclosed. */
    private int drawing(int at) {
        int next = tags.end();
        int depth = tags.selfClosed(next) ? 0 : 1;
        while (next >= 0 && depth > 0) {
            int tag = page.indexOf('<', next);
            boolean closing = tag >= 0 && page.startsWith("/", tag + 1);
            if (tag < 0) {
                return tag;
            }
            if (page.startsWith(COMMENT, tag)) {
                next = tags.commentEnd(tag);
                continue;
            }
            int name = tags.readName(tag + (closing ? 2 : 1));
            if (!PrefilterTags.DRAWN.in(name)) {
                return tag;
            }
            next = tags.end();
            depth += !PrefilterTags.DRAWING.in(name) || tags.selfClosed(next) ? 0 : closing ? -1 : 1;
        }
        return next < 0 ? next : without(at, next);
    }

    /** Goes through a tag and cuts out the attributes that are not read. */
    private int attributes(boolean unnamed) {
        silent.nextTag();
        while (tags.nextAttribute()) {
            int bits = tags.attributeBits();
            if (!PrefilterTags.READ.in(bits)) {
                cut(tags.attributeStart(), tags.attributeEnd());
                noteAttribute(tags.attributeStart(), tags.attributeEnd());
            } else if (unnamed ? !PrefilterTags.DESCRIBING.in(bits) : silent.isOne()) {
                cut(tags.attributeStart(), tags.attributeEnd());
            }
        }
        return tags.position();
    }

    /** Some frameworks put a component's data into an attribute. */
    private void noteAttribute(int start, int end) {
        if (end - start >= DATA_LENGTH) {
            int value = page.indexOf('=', start) + 2;
            if (value >= 2 && (page.startsWith("{", value) || page.startsWith("&quot;", value + 1))) {
                note(value, end - 1, DATA_LENGTH);
            }
        }
    }
}
