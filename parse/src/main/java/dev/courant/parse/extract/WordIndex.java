package dev.courant.parse.extract;

import dev.courant.parse.text.WordTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists by a word, found by the hash of a part of a text, so that a look-up makes no string. Immutable. */
final class WordIndex<T> {
    private final WordTable numbers;
    /** The lists by their numbers; there is no word with number 0. */
    private final List<List<T>> lists = new ArrayList<>(List.of(List.of()));

    WordIndex(Map<String, List<T>> byWord) {
        Map<String, Integer> numbered = new HashMap<>();
        byWord.forEach((word, list) -> {
            numbered.put(word, lists.size());
            lists.add(List.copyOf(list));
        });
        numbers = new WordTable(numbered);
    }

    /** Returns the list of the word that a part of a text is; an empty one if it is none. */
    List<T> of(String text, int from, int to) {
        long hash = WordTable.EMPTY;
        for (int i = from; i < to; i++) {
            hash = WordTable.grow(hash, text.charAt(i));
        }
        return lists.get(numbers.bits(hash));
    }
}
