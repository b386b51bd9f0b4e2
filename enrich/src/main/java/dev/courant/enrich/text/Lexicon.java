package dev.courant.enrich.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The word forms that some phrase uses, each with a small number. Words outside it are all {@link #UNKNOWN}: no phrase
 * can contain them, so the pass over an article never has to make a string of them. Immutable and thread-safe.
 */
public final class Lexicon {
    public static final int UNKNOWN = -1;

    /** The letters of all forms, one after another; form n stands from {@code starts[n]} to {@code starts[n + 1]}. */
    private final char[] letters;

    private final int[] starts;

    /** A hash table of forms: the hash above, the number of the form plus one below; 0 is empty. */
    private final long[] slots;

    private Lexicon(List<String> forms) {
        this.starts = new int[forms.size() + 1];
        for (int id = 0; id < forms.size(); id++) {
            starts[id + 1] = starts[id] + forms.get(id).length();
        }
        this.letters = String.join("", forms).toCharArray();
        this.slots = new long[Integer.highestOneBit(Math.max(8, forms.size()) * 4)];
        for (int id = 0; id < forms.size(); id++) {
            insert(forms.get(id).hashCode(), id);
        }
    }

    public int size() {
        return starts.length - 1;
    }

    /** The number of a word as it is written anywhere: it is folded first. */
    public int find(String word) {
        var folded = Folding.fold(word).toCharArray();
        int hash = 0;
        for (char c : folded) {
            hash = extend(hash, c);
        }
        return find(folded, folded.length, hash);
    }

    int find(char[] folded, int length, int hash) {
        int mask = slots.length - 1;
        for (int slot = mix(hash) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            if ((int) (slots[slot] >>> 32) == hash) {
                int id = (int) slots[slot] - 1;
                if (Arrays.equals(letters, starts[id], starts[id + 1], folded, 0, length)) {
                    return id;
                }
            }
        }
        return UNKNOWN;
    }

    static int extend(int hash, char c) {
        return hash * 31 + c;
    }

    private void insert(int hash, int id) {
        int mask = slots.length - 1;
        int slot = mix(hash) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = ((long) hash << 32) | (id + 1);
    }

    private static int mix(int hash) {
        int h = hash * 0x9E3779B9;
        return h ^ (h >>> 16);
    }

    /** Collects forms; adding one twice gives the same number. */
    public static final class Builder {
        private final List<String> forms = new ArrayList<>();
        private final Map<String, Integer> ids = new HashMap<>();

        public int add(String word) {
            return ids.computeIfAbsent(Folding.fold(word), form -> {
                forms.add(form);
                return forms.size() - 1;
            });
        }

        public Lexicon build() {
            return new Lexicon(forms);
        }
    }
}
