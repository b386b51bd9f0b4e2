package dev.courant.parse.extract.lines;

import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.TextWidth;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A line as it would be printed. Not thread-safe. */
public final class TextLine {
    private static final int JUDGED = 800;

    private final int line;
    private final String text;
    private final int width;
    private final Kind kind;
    private final double linkDensity;
    private @Nullable String plain;

    private TextLine(int line, String text, Kind kind, double linkDensity) {
        this.line = line;
        this.text = text;
        this.width = TextWidth.of(text);
        this.kind = kind;
        this.linkDensity = linkDensity;
    }

    /**
     * Returns a line.
     *
     * @param line its number in the page
     * @param text normalised, never blank
     * @param kind of the block that holds it
     * @param linkDensity 0 to 1
     */
    public static TextLine of(int line, String text, Kind kind, double linkDensity) {
        return new TextLine(line, text, kind, linkDensity);
    }

    public int line() {
        return line;
    }

    public String text() {
        return text;
    }

    /** How much the line says, see {@link TextWidth}. */
    int width() {
        return width;
    }

    Kind kind() {
        return kind;
    }

    double linkDensity() {
        return linkDensity;
    }

    /** The text as it is compared; empty where a text is too long to be judged by its words. Made when first asked. */
    String plain() {
        String known = plain;
        if (known == null) {
            known = text.length() <= JUDGED ? PlainText.fold(text) : "";
            plain = known;
        }
        return known;
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
