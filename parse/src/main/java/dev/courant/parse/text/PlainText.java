package dev.courant.parse.text;

/** Text to compare by. */
public final class PlainText {
    private PlainText() {}

    /** Lower case, with letters, digits and single blanks only. */
    public static String of(String text) {
        char[] out = new char[text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                out[size++] = c;
            } else if (c != ' ' && (Character.isLetterOrDigit(c) || Character.isSurrogate(c))) {
                out[size++] = Character.toLowerCase(c);
            } else if (size > 0 && out[size - 1] != ' ') {
                out[size++] = ' ';
            }
        }
        return new String(out, 0, size > 0 && out[size - 1] == ' ' ? size - 1 : size);
    }
}
