package dev.courant.parse.extract.lines;

import dev.courant.parse.text.WordTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phrases, found by the hash of their first word, so that a look-up makes no string. Immutable. */
final class PhraseIndex {
    private final WordTable firstWords;
    /** The phrases that begin with the word of each number; there is no word with number 0. */
    private final List<List<String>> phrases = new ArrayList<>(List.of(List.of()));

    /** Makes an index of folded phrases. */
    PhraseIndex(Collection<String> folded) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String phrase : folded) {
            int space = phrase.indexOf(' ');
            int number = numbers.computeIfAbsent(space < 0 ? phrase : phrase.substring(0, space), word -> {
                phrases.add(new ArrayList<>());
                return phrases.size() - 1;
            });
            phrases.get(number).add(phrase);
        }
        firstWords = new WordTable(numbers);
    }

    /** Whether a folded text begins with a phrase as whole words. */
    boolean begins(String plain) {
        for (String phrase : phrases.get(firstWords.bits(hash(plain, 0, wordEnd(plain, 0))))) {
            if (plain.startsWith(phrase) && isWordEnd(plain, phrase.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the first word of a folded text is a phrase by itself. */
    boolean hasFirstWord(String plain) {
        int end = wordEnd(plain, 0);
        return phrases.get(firstWords.bits(hash(plain, 0, end))).contains(plain.substring(0, end));
    }

    /** Whether a phrase stands where a word of a folded text begins; its last word may be longer in the text. */
    boolean isIn(String plain) {
        int start = 0;
        long hash = WordTable.EMPTY;
        for (int at = 0; at < plain.length(); at++) {
            char c = plain.charAt(at);
            if (c != ' ') {
                hash = WordTable.grow(hash, c);
                continue;
            }
            if (isAt(plain, start, hash)) {
                return true;
            }
            start = at + 1;
            hash = WordTable.EMPTY;
        }
        return isAt(plain, start, hash);
    }

    /** Whether a phrase stands at a word of a text; its last word may be longer there. */
    private boolean isAt(String plain, int start, long hash) {
        int word = firstWords.rareBits(hash);
        if (word != 0) {
            for (String phrase : phrases.get(word)) {
                if (plain.startsWith(phrase, start)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long hash(String plain, int from, int to) {
        long hash = WordTable.EMPTY;
        for (int i = from; i < to; i++) {
            hash = WordTable.grow(hash, plain.charAt(i));
        }
        return hash;
    }

    private static int wordEnd(String plain, int at) {
        int space = plain.indexOf(' ', at);
        return space < 0 ? plain.length() : space;
    }

    private static boolean isWordEnd(String plain, int at) {
        return at == plain.length() || plain.charAt(at) == ' ';
    }
}
