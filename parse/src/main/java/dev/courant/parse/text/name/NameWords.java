package dev.courant.parse.text.name;

import dev.courant.parse.text.Resources;
import dev.courant.parse.text.date.DateWords;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of bylines, from {@code authors.txt}. Immutable. */
public final class NameWords {
    /** The words of the languages that we read. */
    public static final NameWords STANDARD = new NameWords();

    private static final int LONGEST_AGENCY = 4;

    private final Set<String> openers = words("opener:");
    private final Set<String> prefixes = words("prefix:");
    private final Set<String> joiners = words("joiner:");
    private final Set<String> weakJoiners = words("weak:");
    private final Set<String> jobs = words("job:");
    private final Set<String> desks = words("desk:");
    private final Set<String> particles = words("particle:");
    private final Set<String> placeholders = lines("nobody:").collect(Collectors.toUnmodifiableSet());

    private NameWords() {}

    private static Set<String> words(String kind) {
        return lines(kind).flatMap(line -> Stream.of(line.split(" +"))).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> lines(String kind) {
        return Resources.lines(NameWords.class, "authors.txt").stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()).strip());
    }

    /** Whether a line that begins with this word may name its author. */
    public boolean isOpener(String word) {
        return openers.contains(lower(word));
    }

    /** Whether a word may stand before a name. */
    public boolean isBeforeName(String word) {
        String lower = lower(word);
        return openers.contains(lower) || prefixes.contains(lower);
    }

    /** Whether a word stands only between names. */
    public boolean isJoiner(String word) {
        return joiners.contains(lower(word));
    }

    /** Whether a word may stand between names, or in one. */
    public boolean isWeakJoiner(String word) {
        return weakJoiners.contains(word);
    }

    /** Whether a word is a job title or a role. */
    public boolean isJob(String word) {
        return jobs.contains(lower(word));
    }

    /** Whether one of the words of a text is a job title or a role. */
    public boolean namesJob(String text) {
        return Stream.of(text.split(" ")).anyMatch(this::isJob);
    }

    /** Returns whether a whole name, in lower case, stands where no author is known, such as "admin". */
    public boolean isPlaceholder(String plainName) {
        return placeholders.contains(plainName);
    }

    /** Whether words, in lower case, are those of an organisation or a desk. */
    public boolean isDesk(String[] plainWords, String name) {
        for (String word : plainWords) {
            if (desks.contains(word) || jobs.contains(word)) {
                return true;
            }
        }
        return plainWords.length == 1 && name.length() <= LONGEST_AGENCY && isOneCase(name);
    }

    /** Whether a name looks like a person's: two words or more, written as names are. */
    public boolean looksPersonal(String name) {
        String[] words = name.split(" ");
        int capitals = 0;
        for (String word : words) {
            boolean capital = Character.isUpperCase(word.codePointAt(0));
            if (!capital && !particles.contains(lower(word))) {
                return false;
            }
            capitals += capital ? 1 : 0;
        }
        return capitals >= 2 && words.length <= 5;
    }

    /** Whether a word, in lower case, may stand in a byline beside the names. */
    public boolean isOfByline(String plainWord) {
        return isBeforeName(plainWord)
                || isJoiner(plainWord)
                || isWeakJoiner(plainWord)
                || jobs.contains(plainWord)
                || desks.contains(plainWord);
    }

    /** Whether all words, in lower case, may be part of a date. */
    public boolean isDate(String[] plainWords) {
        for (String word : plainWords) {
            if (!DateWords.has(word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneCase(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT)) || name.equals(lower(name));
    }

    private static String lower(String word) {
        String plain = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
        return plain.toLowerCase(Locale.ROOT);
    }
}
