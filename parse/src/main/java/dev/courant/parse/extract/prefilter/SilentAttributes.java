package dev.courant.parse.extract.prefilter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Tells which attributes are not read for what their value says. Not thread-safe. */
final class SilentAttributes {
    private static final int MOST_CHARS = 500;
    /** No more names of attributes are judged by their value. */
    private static final int MOST = 8;

    private static final int REMEMBERED_BITS = 9;
    /** What the year of a time begins with. */
    private static final String CENTURY = "20";
    /** What a style has in it that hides its element. */
    private static final List<String> HIDING = List.of("none", "hidden", "rect(", "inset(");

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final TagScanner tags;
    private final byte[] in;
    /** The same. */
    private final String page;

    private final HtmlPrefilter.Roles roles;
    /** Where the names stand that were judged last, by their hash: most stand in several tags. */
    private final int[] starts = new int[1 << REMEMBERED_BITS];

    private final int[] ends = new int[1 << REMEMBERED_BITS];
    private final boolean[] silentNames = new boolean[1 << REMEMBERED_BITS];
    private final long[] cut = new long[MOST];
    private int count;

    SilentAttributes(TagScanner tags, byte[] in, String page, HtmlPrefilter.Roles roles) {
        this.tags = tags;
        this.in = in;
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
        int slot = slot(from, to);
        if (!Arrays.equals(in, from, to, in, starts[slot], ends[slot])) {
            starts[slot] = from;
            ends[slot] = to;
            silentNames[slot] = isPlain(from, to) && !roles.told(page, from, to);
        }
        return silentNames[slot];
    }

    /** Most values differ in their length, their middle or their end. */
    private int slot(int from, int to) {
        int hash = to - from;
        hash = hash * 31 + in[from];
        hash = hash * 31 + in[from + to >>> 1];
        hash = hash * 31 + in[to - 1];
        if (to - from >= Integer.BYTES) {
            hash = hash * 31 + (int) INTS.get(in, to - Integer.BYTES) + (int) INTS.get(in, from);
        }
        hash *= 0x9E3779B9;
        return hash >>> 32 - REMEMBERED_BITS;
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
            byte c = in[i];
            if (c < ' ' || c > '~' || c == '&') {
                return false;
            }
        }
        return true;
    }
}
