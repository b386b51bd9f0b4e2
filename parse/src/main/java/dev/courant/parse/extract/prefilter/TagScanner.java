package dev.courant.parse.extract.prefilter;

import dev.courant.parse.text.WordTable;

/**
 * Walks over the tags of a page as the tokeniser of the HTML standard does (§13.2.5.6 and on): quotes count only where
 * a value begins. Positions are -1 where the page ends first. Not thread-safe.
 */
final class TagScanner {
    private final byte[] in;
    private final String page;
    private final int length;
    private int nameStart;
    private int nameEnd;
    private int at;
    private int attribute;
    private long attributeHash;
    private int attributeBits;
    private int valueStart;
    private int valueEnd;

    /** {@code page} is the first bytes as Latin-1. */
    TagScanner(byte[] in, String page) {
        this.in = in;
        this.page = page;
        this.length = page.length();
    }

    boolean isLetter(int position) {
        byte c = position < length ? in[position] : (byte) ' ';
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Reads a tag's name and moves behind it; returns its {@link PrefilterTags} bits. */
    int readName(int start) {
        nameStart = start;
        long hash = WordTable.EMPTY;
        int i = start;
        for (; i < length && !endsName(in[i]); i++) {
            hash = WordTable.grow(hash, lower(in[i]));
        }
        nameEnd = i;
        at = i;
        return PrefilterTags.bits(hash);
    }

    /** The name that was read last. */
    String name() {
        return page.substring(nameStart, nameEnd);
    }

    /** The end of the tag, behind all its attributes. */
    int end() {
        while (nextAttribute()) {
            // All are passed over.
        }
        return at;
    }

    int position() {
        return at;
    }

    boolean selfClosed(int end) {
        return end >= 2 && in[end - 2] == '/';
    }

    /** Goes over one attribute; false behind the tag's end, or at -1 where the page ends first. */
    boolean nextAttribute() {
        int i = at;
        while (i < length && (isBlank(in[i]) || in[i] == '/')) {
            i++;
        }
        if (i >= length || in[i] == '>') {
            at = i >= length ? -1 : i + 1;
            return false;
        }
        attribute = i;
        long hash = WordTable.grow(WordTable.EMPTY, lower(in[i++]));
        while (i < length && in[i] != '=' && !endsName(in[i])) {
            hash = WordTable.grow(hash, lower(in[i++]));
        }
        attributeHash = hash;
        attributeBits = PrefilterTags.attributeBits(hash);
        at = value(i);
        return at >= 0;
    }

    int attributeStart() {
        return attribute;
    }

    int attributeEnd() {
        return at;
    }

    /** The hash of the attribute's name. */
    long attributeHash() {
        return attributeHash;
    }

    /** The attribute's {@link PrefilterTags} bits. */
    int attributeBits() {
        return attributeBits;
    }

    /** Where the attribute's value begins. */
    int valueStart() {
        return valueStart;
    }

    /** Where the attribute's value ends: where it begins, if it has none. */
    int valueEnd() {
        return valueEnd;
    }

    /** The end of an attribute whose name ends here. */
    private int value(int nameEnd) {
        valueStart = nameEnd;
        valueEnd = nameEnd;
        int i = blanks(nameEnd);
        if (i >= length || in[i] != '=') {
            return nameEnd;
        }
        i = blanks(i + 1);
        if (i < length && (in[i] == '"' || in[i] == '\'')) {
            int close = page.indexOf(in[i], i + 1);
            valueStart = i + 1;
            valueEnd = close;
            return close < 0 ? close : close + 1;
        }
        valueStart = i;
        while (i < length && !isBlank(in[i]) && in[i] != '>') {
            i++;
        }
        valueEnd = i;
        return i;
    }

    boolean isBlank(int from, int to) {
        return blanks(from) >= to;
    }

    private int blanks(int from) {
        int i = from;
        while (i < length && isBlank(in[i])) {
            i++;
        }
        return i;
    }

    /** Behind the comment that begins here. */
    int commentEnd(int start) {
        int inside = start + "<!--".length();
        if (page.startsWith(">", inside) || page.startsWith("->", inside)) {
            return page.indexOf('>', inside) + 1;
        }
        for (int i = page.indexOf("--", inside); i >= 0; i = page.indexOf("--", i + 1)) {
            if (page.startsWith(">", i + 2) || page.startsWith("!>", i + 2)) {
                return page.indexOf('>', i) + 1;
            }
        }
        return -1;
    }

    /** Behind the end tag of an element whose content is not mark-up. */
    int closeOf(String name, int from) {
        for (int i = page.indexOf("</", from); i >= 0; i = page.indexOf("</", i + 2)) {
            if (isTag(i + 2, name)) {
                at = i + 2 + name.length();
                return end();
            }
        }
        return -1;
    }

    /** Behind a script, in which {@code <!--} and {@code <script} may hide an end tag (§13.2.5.17 and on). */
    int scriptEnd(int from) {
        int escapeEnd = from;
        boolean doubly = false;
        for (int i = page.indexOf('<', from); i >= 0; i = page.indexOf('<', i + 1)) {
            boolean escaped = i < escapeEnd;
            doubly &= escaped;
            if (!escaped && page.startsWith("!--", i + 1)) {
                int close = page.indexOf("-->", i + 2);
                escapeEnd = close < 0 ? length : close;
            } else if (isTag(i + 1, "script")) {
                doubly = escaped;
            } else if (page.startsWith("/", i + 1) && isTag(i + 2, "script")) {
                if (!doubly) {
                    at = i + "</script".length();
                    return end();
                }
                doubly = false;
            }
        }
        return -1;
    }

    private boolean isTag(int position, String name) {
        int end = position + name.length();
        return page.regionMatches(true, position, name, 0, name.length()) && end < length && endsName(in[end]);
    }

    private static boolean endsName(byte c) {
        return c == '>' || c == '/' || isBlank(c);
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static char lower(byte c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : (char) (c & 0xff);
    }
}
