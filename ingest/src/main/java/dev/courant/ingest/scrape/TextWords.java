package dev.courant.ingest.scrape;

import dev.courant.parse.text.PlainText;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The words of a text that say what it is about: those of four letters and more, numbers, and of scripts that do not
 * part words with blanks each pair of neighbouring characters. Immutable.
 */
final class TextWords {
    private static final int SHORTEST_WORD = 4;
    private static final int FEWEST = 3;

    private final Set<String> words;
    private final UnicodeScript script;

    private TextWords(Set<String> words, UnicodeScript script) {
        this.words = words;
        this.script = script;
    }

    /**
     * Reads the words of a text.
     *
     * @param limit the number of characters after which the rest is not read
     */
    static TextWords of(String text, int limit) {
        String start = text.length() <= limit ? text : text.substring(0, limit);
        String folded = PlainText.fold(withoutAccents(start));
        Set<String> words = new HashSet<>();
        for (String word : folded.split(" ")) {
            if (!word.isEmpty() && isUnspaced(scriptOf(word.codePointAt(0)))) {
                pairs(word, words);
            } else if (word.length() >= SHORTEST_WORD || !word.isEmpty() && Character.isDigit(word.charAt(0))) {
                words.add(word);
            }
        }
        return new TextWords(words, dominantScript(folded));
    }

    /** Returns whether there are too few words to compare them with others. */
    boolean areFew() {
        return words.size() < FEWEST;
    }

    /** Returns whether two texts are written in different scripts, so that common words are not to be expected. */
    boolean isOtherScriptThan(TextWords other) {
        return script != other.script;
    }

    /** Returns the share of these words, 0 to 1, that a text has as well; 1 when there are none. */
    double shareIn(TextWords text) {
        if (words.isEmpty()) {
            return 1;
        }
        long common = words.stream().filter(text::hasLike).count();
        return (double) common / words.size();
    }

    /** Words that differ in their endings count as one, where they are long enough to tell. */
    private boolean hasLike(String word) {
        return words.contains(word)
                || word.length() > SHORTEST_WORD + 2 && words.contains(word.substring(0, word.length() - 1))
                || words.contains(word + "s");
    }

    private static void pairs(String word, Set<String> words) {
        int[] characters = word.codePoints().toArray();
        for (int i = 0; i + 1 < characters.length; i++) {
            words.add(Character.toString(characters[i]) + Character.toString(characters[i + 1]));
        }
    }

    private static String withoutAccents(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return Normalizer.normalize(
                decomposed
                        .codePoints()
                        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append),
                Normalizer.Form.NFC);
    }

    private static UnicodeScript dominantScript(String folded) {
        Map<UnicodeScript, Integer> counts = new HashMap<>();
        folded.codePoints().filter(Character::isLetter).forEach(c -> counts.merge(scriptOf(c), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UnicodeScript.COMMON);
    }

    /** Japanese and Chinese are told apart by nothing that would matter here. */
    private static UnicodeScript scriptOf(int letter) {
        UnicodeScript script = UnicodeScript.of(letter);
        return switch (script) {
            case HIRAGANA, KATAKANA -> UnicodeScript.HAN;
            default -> script;
        };
    }

    private static boolean isUnspaced(UnicodeScript script) {
        return switch (script) {
            case HAN, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
