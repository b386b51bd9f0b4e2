package dev.courant.parse.robots;

/**
 * A pattern of paths: it matches every path that begins with it; a star stands for any characters, a dollar sign at the
 * end for the end of the path. Matching takes time linear in path and pattern, however many stars there are.
 *
 * @param text the pattern, normalised by {@link RobotsPath#ofPattern}
 */
record PathPattern(String text) {
    /** Returns the most steps that matching a path takes. */
    long steps(String path) {
        return text.indexOf('*') < 0 ? text.length() : text.length() + path.length();
    }

    boolean matches(String path) {
        boolean anchored = text.endsWith("$");
        int end = anchored ? text.length() - 1 : text.length();
        int star = text.indexOf('*');
        int literal = star < 0 ? end : star;
        if (!path.regionMatches(0, text, 0, literal)) {
            return false;
        }
        if (star < 0) {
            return !anchored || path.length() == end;
        }
        int start = text.lastIndexOf('*') + 1;
        int reached = afterEach(path, literal, star + 1, start);
        if (reached < 0) {
            return false;
        }
        int last = end - start;
        return anchored
                ? path.length() - last >= reached && path.regionMatches(path.length() - last, text, start, last)
                : after(path, reached, start, end) >= 0;
    }

    /** Finds the parts between stars one after the other, each as early as possible: that leaves most for the rest. */
    private int afterEach(String path, int at, int from, int to) {
        int reached = at;
        int start = from;
        while (start < to && reached >= 0) {
            int star = text.indexOf('*', start);
            reached = after(path, reached, start, star);
            start = star + 1;
        }
        return reached;
    }

    /** Returns where a part of the pattern first ends in the path; -1 when it does not occur (Knuth–Morris–Pratt). */
    private int after(String path, int at, int from, int to) {
        int length = to - from;
        if (length == 0 || path.length() - at < length) {
            return length == 0 ? at : -1;
        }
        int[] borders = borders(from, length);
        int matched = 0;
        for (int i = at; i < path.length(); i++) {
            matched = step(borders, from, matched, path.charAt(i));
            if (matched == length) {
                return i + 1;
            }
        }
        return -1;
    }

    private int[] borders(int from, int length) {
        int[] borders = new int[length];
        for (int i = 1; i < length; i++) {
            borders[i] = step(borders, from, borders[i - 1], text.charAt(from + i));
        }
        return borders;
    }

    private int step(int[] borders, int from, int matched, char next) {
        int length = matched;
        while (length > 0 && text.charAt(from + length) != next) {
            length = borders[length - 1];
        }
        return text.charAt(from + length) == next ? length + 1 : 0;
    }
}
