package dev.courant.parse.extract.lines;

import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.Resources;
import dev.courant.parse.text.TextWidth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Phrases of boilerplate lines, from {@code phrases.txt}, looked up by their first words. Immutable. */
public final class BoilerplatePhrases {
    private static final BoilerplatePhrases STANDARD = new BoilerplatePhrases();
    private static final int START_LIMIT = 200;
    private static final int ANYWHERE_LIMIT = 320;
    private static final int TAIL_LIMIT = 60;
    private static final int LABEL_LIMIT = 80;

    private final Set<String> whole = read("whole:");
    private final Map<String, List<String>> starts = byFirstWord(read("start:"));
    private final Map<String, List<String>> anywhere = byFirstWord(read("has:"));
    private final Map<String, List<String>> labels = byFirstWord(read("label:"));
    private final Set<String> tails = read("tail:");
    private final Map<String, List<String>> openings = byFirstWord(read("opens:"));
    private final Set<String> closings = read("close:");

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

    private static Map<String, List<String>> byFirstWord(Set<String> phrases) {
        Map<String, List<String>> byWord = new HashMap<>();
        for (String phrase : phrases) {
            byWord.computeIfAbsent(wordAt(phrase, 0), word -> new ArrayList<>()).add(phrase);
        }
        return Collections.unmodifiableMap(byWord);
    }

    /**
     * Whether a heading is boilerplate by its words. That it starts with a single word such as "share" says little: it
     * may be the heading of a section.
     */
    boolean isBoilerplateHeading(String line, String plain) {
        String first = wordAt(plain, 0);
        boolean single = starts.getOrDefault(first, List.of()).contains(first)
                || labels.getOrDefault(first, List.of()).contains(first);
        return single && plain.indexOf(' ') > 0 ? whole.contains(plain) || hasAny(plain) : isBoilerplate(line, plain);
    }

    /** Whether a line is boilerplate by its words; {@code plain} is the folded line. */
    boolean isBoilerplate(String line, String plain) {
        return isBoilerplate(line, TextWidth.of(line), plain);
    }

    /** The same for a line whose width is known. */
    boolean isBoilerplate(String line, int width, String plain) {
        if (width > ANYWHERE_LIMIT) {
            return false;
        }
        if (plain.isEmpty() || whole.contains(plain)) {
            return true;
        }
        String first = wordAt(plain, 0);
        return width <= START_LIMIT && isAt(plain, 0, starts.get(first), true)
                || width <= LABEL_LIMIT && !TextLine.endsSentence(line) && isAt(plain, 0, labels.get(first), true)
                || hasAny(plain);
    }

    /** Whether a line says anywhere what only an advertisement of the publisher says. */
    public boolean promotes(String line, String plain) {
        return TextWidth.of(line) <= ANYWHERE_LIMIT && hasAny(plain);
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
                        && isAt(plain, 0, openings.get(wordAt(plain, 0)), true);
    }

    /** Whether a heading is of readers' comments, or of other news of the hour. */
    boolean closesArticle(String plain) {
        return closings.contains(plain);
    }

    private boolean hasAny(String plain) {
        for (int at = 0; at >= 0 && at < plain.length(); at = nextWord(plain, at)) {
            if (isAt(plain, at, anywhere.get(wordAt(plain, at)), false)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String plain, int at, @Nullable List<String> phrases, boolean toWordEnd) {
        if (phrases != null) {
            for (String phrase : phrases) {
                int end = at + phrase.length();
                if (plain.startsWith(phrase, at) && (!toWordEnd || plain.length() == end || plain.charAt(end) == ' ')) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String wordAt(String plain, int at) {
        int end = plain.indexOf(' ', at);
        return plain.substring(at, end < 0 ? plain.length() : end);
    }

    private static int nextWord(String plain, int at) {
        int space = plain.indexOf(' ', at);
        return space < 0 ? space : space + 1;
    }
}
