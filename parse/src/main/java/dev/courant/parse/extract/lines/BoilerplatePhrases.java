package dev.courant.parse.extract.lines;

import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.Resources;
import dev.courant.parse.text.TextWidth;
import java.util.Set;
import java.util.stream.Collectors;

/** Phrases of boilerplate lines, from {@code phrases.txt}, looked up by their first words. Immutable. */
public final class BoilerplatePhrases {
    private static final BoilerplatePhrases STANDARD = new BoilerplatePhrases();
    private static final int START_LIMIT = 200;
    private static final int ANYWHERE_LIMIT = 320;
    private static final int TAIL_LIMIT = 60;
    private static final int LABEL_LIMIT = 80;

    private final Set<String> whole = read("whole:");
    private final PhraseIndex starts = new PhraseIndex(read("start:"));
    private final PhraseIndex anywhere = new PhraseIndex(read("has:"));
    private final PhraseIndex labels = new PhraseIndex(read("label:"));
    private final Set<String> tails = read("tail:");
    private final PhraseIndex openings = new PhraseIndex(read("opens:"));
    private final Set<String> closings = read("close:");
    private final Set<String> unfolding = read("unfold:");
    private final Set<String> comments = read("comments:");
    private final PhraseIndex threads = new PhraseIndex(read("thread:"));

    private BoilerplatePhrases() {}

    public static BoilerplatePhrases standard() {
        return STANDARD;
    }

    private static Set<String> read(String kind) {
        return Resources.lines(BoilerplatePhrases.class, "phrases.txt").stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> PlainText.fold(line.substring(kind.length())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a heading is boilerplate by its words. That it starts with a single word such as "share" says little: it
     * may be the heading of a section.
     */
    boolean isBoilerplateHeading(String line, String plain) {
        boolean single = starts.hasFirstWord(plain) || labels.hasFirstWord(plain);
        return single && plain.indexOf(' ') > 0
                ? whole.contains(plain) || anywhere.isIn(plain)
                : isBoilerplate(line, plain);
    }

    /** Whether a line is boilerplate by its words; {@code plain} is the folded line. */
    boolean isBoilerplate(String line, String plain) {
        int width = TextWidth.of(line);
        return width <= ANYWHERE_LIMIT && isBoilerplate(line, width, plain);
    }

    /** Whether a line is boilerplate by its words. */
    boolean isBoilerplate(TextLine line) {
        return line.width() <= ANYWHERE_LIMIT && isBoilerplate(line.text(), line.width(), line.plain());
    }

    private boolean isBoilerplate(String line, int width, String plain) {
        if (plain.isEmpty() || whole.contains(plain)) {
            return true;
        }
        return width <= START_LIMIT && !isQuotation(line) && starts.begins(withoutMark(plain))
                || width <= LABEL_LIMIT && !TextLine.endsSentence(line) && labels.begins(plain)
                || anywhere.isIn(plain);
    }

    /** Without a sign such as a pair of headphones before the words. */
    private static String withoutMark(String plain) {
        int space = plain.indexOf(' ');
        return space > 0 && !Character.isLetterOrDigit(plain.codePointAt(0)) ? plain.substring(space + 1) : plain;
    }

    /** Whether a line begins with somebody's words, of which no publisher's call consists. */
    private static boolean isQuotation(String line) {
        return !line.isEmpty() && "“\"„«".indexOf(line.charAt(0)) >= 0 && TextLine.endsSentence(line);
    }

    /** Whether a line asks to go on reading, as the control below a folded text does. */
    public boolean unfolds(String plain) {
        return unfolding.contains(plain);
    }

    /** Whether a line says anywhere what only an advertisement of the publisher says. */
    public boolean promotes(String line, String plain) {
        return TextWidth.of(line) <= ANYWHERE_LIMIT && anywhere.isIn(plain);
    }

    /** Whether a line is a heading such as "Related stories". */
    public boolean opensTail(String line, String plain) {
        return TextWidth.of(line) <= TAIL_LIMIT && tails.contains(plain);
    }

    /** Whether the heading of a box, such as "More from the county", opens a list of other stories. */
    public boolean opensBox(String line, String plain) {
        return opensTail(line, plain)
                || !plain.isEmpty()
                        && TextWidth.of(line) <= TAIL_LIMIT
                        && !TextLine.endsSentence(line)
                        && openings.begins(plain);
    }

    /** Whether a heading is of readers' comments, with their number: "12 comments", "3 thoughts on …". */
    public boolean countsComments(String plain) {
        int start = 0;
        while (start < plain.length() && Character.isDigit(plain.charAt(start))) {
            start++;
        }
        int end = plain.length();
        while (end > start && Character.isDigit(plain.charAt(end - 1))) {
            end--;
        }
        String words = plain.substring(start, end).strip();
        return words.length() < plain.length() && (comments.contains(words) || threads.begins(words));
    }

    /** Whether a heading is of readers' comments, or of other news of the hour. */
    boolean closesArticle(String plain) {
        return closings.contains(plain) || comments.contains(plain) || countsComments(plain);
    }
}
