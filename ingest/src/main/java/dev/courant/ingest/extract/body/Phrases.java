package dev.courant.ingest.extract.body;

import dev.courant.ingest.extract.text.PlainText;
import dev.courant.ingest.extract.text.ResourceLines;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What lines of furniture say, from {@code phrases.txt}. Immutable. */
final class Phrases {
    private static final Phrases STANDARD = new Phrases();
    private static final int START_LIMIT = 200;
    private static final int ANYWHERE_LIMIT = 320;
    private static final int TAIL_LIMIT = 60;
    private static final int LABEL_LIMIT = 80;

    private final Set<String> whole = read("whole:");
    private final List<String> starts = List.copyOf(read("start:"));
    private final List<String> anywhere = List.copyOf(read("has:"));
    private final List<String> labels = List.copyOf(read("label:"));
    private final Set<String> tails = read("tail:");

    private Phrases() {}

    static Phrases standard() {
        return STANDARD;
    }

    private static Set<String> read(String kind) {
        return ResourceLines.of(Phrases.class, "phrases.txt").stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()).strip())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a line says what only furniture says. */
    boolean isFurniture(String line) {
        if (line.length() > ANYWHERE_LIMIT) {
            return false;
        }
        String plain = PlainText.of(line);
        if (plain.isEmpty() || whole.contains(plain)) {
            return true;
        }
        return line.length() <= START_LIMIT && startsWithAny(plain, starts)
                || line.length() <= LABEL_LIMIT && !TextLine.endsSentence(line) && startsWithAny(plain, labels)
                || hasAny(plain);
    }

    /** Whether a line is a heading such as "Related stories". */
    boolean opensTail(String line) {
        return line.length() <= TAIL_LIMIT && tails.contains(PlainText.of(line));
    }

    private static boolean startsWithAny(String plain, List<String> beginnings) {
        for (String start : beginnings) {
            if (plain.startsWith(start) && (plain.length() == start.length() || plain.charAt(start.length()) == ' ')) {
                return true;
            }
        }
        return false;
    }

    private boolean hasAny(String plain) {
        for (String phrase : anywhere) {
            if (plain.contains(phrase)) {
                return true;
            }
        }
        return false;
    }
}
