package dev.courant.parse.extract.lines;

import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.TextWidth;
import java.util.List;
import java.util.StringJoiner;

/**
 * A line as it would be printed.
 *
 * @param line its number in the page
 * @param text normalised, never blank
 * @param width how much it says, see {@link TextWidth}
 * @param plain the text as it is compared; empty where a text is too long to be judged by its words
 * @param kind of the block that holds it
 * @param linkDensity 0 to 1
 */
public record TextLine(int line, String text, int width, String plain, Kind kind, double linkDensity) {
    private static final int JUDGED = 800;

    public static TextLine of(int line, String text, Kind kind, double linkDensity) {
        return new TextLine(
                line, text, TextWidth.of(text), text.length() <= JUDGED ? PlainText.fold(text) : "", kind, linkDensity);
    }

    boolean isHeading() {
        return kind == Kind.HEADING || kind == Kind.HEADLINE;
    }

    /** Whether a text ends as a sentence does. */
    static boolean endsSentence(String text) {
        return switch (text.charAt(text.length() - 1)) {
            case '.',
                    '!',
                    '?',
                    '"',
                    '”',
                    '»',
                    '’',
                    ')',
                    '。',
                    '…',
                    '！',
                    '？',
                    '」',
                    '』',
                    '）',
                    '।',
                    '۔',
                    '؟',
                    '။',
                    '។',
                    '።' -> true;
            default -> false;
        };
    }

    /** Whether a text is an address that is written out. */
    public static boolean isAddress(String text) {
        return (text.startsWith("http") && text.contains("://") || text.startsWith("www.")) && text.indexOf(' ') < 0;
    }

    public static String join(List<TextLine> lines) {
        StringJoiner out = new StringJoiner("\n");
        for (TextLine line : lines) {
            out.add(line.text());
        }
        return out.toString();
    }
}
