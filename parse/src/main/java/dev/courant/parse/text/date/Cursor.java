package dev.courant.parse.text.date;

/** A position in a short text that is read from left to right. */
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    boolean isDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    /** Takes the next character when it is one of these. */
    boolean take(String any) {
        boolean found = !atEnd() && any.indexOf(peek()) >= 0;
        at += found ? 1 : 0;
        return found;
    }

    /** Returns whether an hour ends here: before a colon, or before the h of French and Portuguese. */
    boolean isTimeSeparator() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return peek() == ':' || (peek() == 'h' || peek() == 'H') && !Character.isLetter(next);
    }

    /** Counts the digits that come next. */
    int digits() {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - at;
    }

    /** Takes the next digits, at most so many, as a number; -1 if there are none. */
    int number(int most) {
        int length = Math.min(most, digits());
        int value = length == 0 ? -1 : 0;
        for (int i = 0; i < length; i++) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        return value;
    }

    void skipDigits() {
        at += digits();
    }

    void skipSpace() {
        while (!atEnd() && Character.isWhitespace(peek())) {
            at++;
        }
    }

    /** Takes the next letters and their marks. */
    String word() {
        int start = at;
        while (!atEnd() && (Character.isLetter(peek()) || Character.getType(peek()) == Character.NON_SPACING_MARK)) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Skips what comes before the next white space. */
    void skipWord() {
        while (!atEnd() && !Character.isWhitespace(peek())) {
            at++;
        }
    }

    String rest() {
        return text.substring(at);
    }

    void skip() {
        at++;
    }

    void skip(int characters) {
        at += characters;
    }
}
