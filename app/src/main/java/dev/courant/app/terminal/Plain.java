package dev.courant.app.terminal;

/**
 * Makes text from outside, such as titles of feeds, safe for a terminal, which would execute control sequences in it.
 * Pure functions.
 */
public final class Plain {
    private Plain() {}

    /** Returns the text on one line, without control characters and marks of writing direction. */
    public static String text(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().map(Plain::safe).forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    /** Returns the text on one line, cut to a width in characters. */
    public static String text(String text, int width) {
        String plain = text(text);
        return length(plain) <= width ? plain : plain.substring(0, plain.offsetByCodePoints(0, width - 1)) + "…";
    }

    /** Returns the width of plain text in characters. */
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
