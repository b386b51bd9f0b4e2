package dev.courant.parse.extract.lines;

import dev.courant.parse.text.PlainText;

/** Text in which lines and indentation mean something: listings, verses. Pure functions. */
final class Preformatted {
    private Preformatted() {}

    /** Returns a text with its lines and their indentation, without blank lines around it, in NFC. */
    static String strip(StringBuilder text) {
        StringBuilder out = new StringBuilder(text.length());
        text.toString().lines().forEach(line -> out.append(line(line)).append('\n'));
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '\n') {
            end--;
        }
        int start = 0;
        while (start < end && out.charAt(start) == '\n') {
            start++;
        }
        return PlainText.compose(out.substring(start, end));
    }

    /** A line without what cannot be seen, at its end or in it. */
    private static String line(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
            start++;
        }
        StringBuilder out = new StringBuilder(line.length()).append(line, 0, start);
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            String shown = c == ' ' || c == '\t' ? " " : PlainText.clean(String.valueOf(c));
            out.append(shown);
        }
        return out.toString().stripTrailing();
    }
}
