package dev.courant.parse.extract.tree;

import dev.courant.parse.text.TextWidth;
import java.util.Arrays;

/** The lines of text of a page, in reading order: each is a run of text nodes that no block boundary interrupts. */
public final class Lines {
    private int count;
    private int[] first = new int[256];
    private int[] end = new int[256];
    private int[] owner = new int[256];
    private int[] width = new int[256];
    private int[] linkWidth = new int[256];
    private int[] commas = new int[256];
    private int[] stops = new int[256];

    Lines() {}

    void add(int firstNode, int endNode, int ownerNode, Tally tally) {
        if (count == first.length) {
            grow();
        }
        first[count] = firstNode;
        end[count] = endNode;
        owner[count] = ownerNode;
        width[count] = tally.width;
        linkWidth[count] = tally.linkWidth;
        commas[count] = tally.commas;
        stops[count] = tally.stops;
        count++;
    }

    private void grow() {
        int size = count * 2;
        first = Arrays.copyOf(first, size);
        end = Arrays.copyOf(end, size);
        owner = Arrays.copyOf(owner, size);
        width = Arrays.copyOf(width, size);
        linkWidth = Arrays.copyOf(linkWidth, size);
        commas = Arrays.copyOf(commas, size);
        stops = Arrays.copyOf(stops, size);
    }

    public int count() {
        return count;
    }

    /** The first node of a line. */
    public int first(int line) {
        return first[line];
    }

    /** The node after the last of a line. */
    public int end(int line) {
        return end[line];
    }

    /** The innermost block that holds a line. */
    public int owner(int line) {
        return owner[line];
    }

    /** Letters and single spaces, as {@link TextWidth} counts them. */
    public int width(int line) {
        return width[line];
    }

    /** How much of the width is inside links. */
    public int linkWidth(int line) {
        return linkWidth[line];
    }

    /** Commas, and the blanks that stand for them where there are none between words. */
    public int commas(int line) {
        return commas[line];
    }

    /** Ends of sentences. */
    public int stops(int line) {
        return stops[line];
    }

    /** The share of a line that is links, 0 to 1. */
    public double linkDensity(int line) {
        return width[line] == 0 ? 0 : (double) linkWidth[line] / width[line];
    }

    /** What one line adds up to while it is being read. */
    static final class Tally {
        int width;
        int linkWidth;
        int commas;
        int stops;

        void add(String text, boolean linked) {
            int before = width;
            boolean space = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (isLetter(c) && !space) {
                    width++;
                    continue;
                }
                if (c <= ' ' || c == '\u00a0') {
                    space = true;
                    continue;
                }
                width += space && width > 0 ? 2 : 1;
                if (c >= TextWidth.FIRST_OTHER) {
                    width += TextWidth.of(c) - 1;
                    commas += space && TextWidth.isUnspaced(c) ? 1 : 0;
                }
                space = false;
                if (c < '@' || c >= '،') {
                    punctuation(c);
                }
            }
            linkWidth += linked ? width - before : 0;
        }

        /** Whether a character is neither blank nor punctuation, and one wide: so are most. */
        private static boolean isLetter(char c) {
            return c >= '@' && c <= '~';
        }

        private void punctuation(char c) {
            switch (c) {
                case ',', '،', '，', '、', ';', '；', '၊' -> commas++;
                case '.', '!', '?', '。', '！', '？', '…', '۔', '।', '؟', '။', '។', '༎', '።', '｡' -> stops++;
                default -> {}
            }
        }

        void clear() {
            width = 0;
            linkWidth = 0;
            commas = 0;
            stops = 0;
        }
    }
}
