package dev.courant.parse.extract.prefilter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which attributes are not read for what their value says. Not thread-safe. */
final class SilentAttributes {
    private static final int MOST_CHARS = 500;
    /** No more names of attributes are judged by their value. */
    private static final int MOST = 8;
    /** A power of two. */
    private static final int REMEMBERED = 512;
    /** What the year of a time begins with. */
    private static final String CENTURY = "20";
    /** What a style has in it that hides its element. */
    private static final List<String> HIDING = List.of("none", "hidden", "rect(", "inset(");

    private final TagScanner tags;
    private final String page;
    private final HtmlPrefilter.Roles roles;
    /** The names that were judged last, by their hash: most stand in several tags. */
    private final @Nullable String[] names = new @Nullable String[REMEMBERED];

    private final boolean[] silentNames = new boolean[REMEMBERED];
    private final long[] cut = new long[MOST];
    private int count;

    SilentAttributes(TagScanner tags, String page, HtmlPrefilter.Roles roles) {
        this.tags = tags;
        this.page = page;
        this.roles = roles;
    }

    /** Begins another tag. */
    void nextTag() {
        count = 0;
    }

    /**
     * Whether the scanner's attribute says nothing. Of two with the same name the parser takes the first: if that is
     * cut out, so must be the second.
     */
    boolean isOne() {
        for (int i = 0; i < count; i++) {
            if (cut[i] == tags.attributeHash()) {
                return true;
            }
        }
        boolean silent = saysNothing(tags.attributeBits());
        if (silent) {
            cut[count++] = tags.attributeHash();
        }
        return silent;
    }

    private boolean saysNothing(int bits) {
        int from = tags.valueStart();
        int to = tags.valueEnd();
        if (count == MOST || !PrefilterTags.isJudged(bits) || to <= from || to - from > MOST_CHARS) {
            return false;
        }
        if (PrefilterTags.NAMING.in(bits)) {
            return namesNothing(from, to);
        }
        boolean telling = PrefilterTags.TITLING.in(bits)
                ? page.indexOf(CENTURY, from, to) >= 0
                : PrefilterTags.RELATING.in(bits) ? page.indexOf("author", from, to) >= 0 : mayHide(from, to);
        return !telling && isPlain(from, to);
    }

    private boolean namesNothing(int from, int to) {
        String value = page.substring(from, to);
        int hash = value.hashCode();
        int slot = (hash ^ hash >>> 16) & REMEMBERED - 1;
        if (!value.equals(names[slot])) {
            names[slot] = value;
            silentNames[slot] = isPlain(from, to) && !roles.told(page, from, to);
        }
        return silentNames[slot];
    }

    private boolean mayHide(int from, int to) {
        for (String word : HIDING) {
            if (page.indexOf(word, from, to) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value reads the same before it is decoded and after. */
    private boolean isPlain(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = page.charAt(i);
            if (c < ' ' || c > '~' || c == '&') {
                return false;
            }
        }
        return true;
    }
}
