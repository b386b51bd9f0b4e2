package dev.courant.app.terminal;

/**
 * Text that others wrote, made fit for a terminal: publishers name their feeds, and a terminal obeys what it is sent.
 * Pure functions.
 */
public final class Plain {
    private Plain() {}

    /** The text on one line, without what a terminal or the direction of writing would obey. */
    public static String text(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().map(Plain::safe).forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    /** The same, cut to a width in characters. */
    public static String text(String text, int width) {
        String plain = text(text);
        return length(plain) <= width ? plain : plain.substring(0, plain.offsetByCodePoints(0, width - 1)) + "…";
    }

    /** The width of plain text in characters. */
    public static int length(String plain) {
        return plain.codePointCount(0, plain.length());
    }

    private static int safe(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> ' ';
            default -> character;
        };
    }
}
