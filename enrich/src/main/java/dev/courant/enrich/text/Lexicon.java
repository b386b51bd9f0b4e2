package dev.courant.enrich.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the word forms that occur in phrases and word lists. All other words are {@link #UNKNOWN}. Words of an
 * article are looked up by their characters, so that the tokenizer creates no strings. Immutable and thread-safe.
 */
public final class Lexicon {
    public static final int UNKNOWN = -1;

    /** The letters of all forms; those of form n are from {@code starts[n]} to {@code starts[n + 1]}. */
    private final char[] letters;

    private final int[] starts;

    /** A hash table: the hash in the upper half, the number of the form plus one in the lower half; 0 is empty. */
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

    /** Returns the number of a word, which need not be folded; {@link #UNKNOWN} if there is none. */
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
                if (isForm(id, folded, length)) {
                    return id;
                }
            }
        }
        return UNKNOWN;
    }

    /** Compares letter by letter, which for words is faster than by vectors. */
    private boolean isForm(int id, char[] folded, int length) {
        int start = starts[id];
        if (starts[id + 1] - start != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (letters[start + i] != folded[i]) {
                return false;
            }
        }
        return true;
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

    /** Collects the forms of a lexicon. */
    public static final class Builder {
        private final List<String> forms = new ArrayList<>();
        private final Map<String, Integer> ids = new HashMap<>();

        /** Adds a word, which need not be folded, and returns its number; a known word keeps its number. */
        public int add(String word) {
            return ids.computeIfAbsent(Folding.fold(word), form -> {
                forms.add(form);
                return forms.size() - 1;
            });
        }

        /** Returns the forms so far that end with one of these. */
        public BitSet endingWith(List<String> ends) {
            var found = new BitSet();
            for (int form = 0; form < forms.size(); form++) {
                if (ends.stream().anyMatch(forms.get(form)::endsWith)) {
                    found.set(form);
                }
            }
            return found;
        }

        public Lexicon build() {
            return new Lexicon(forms);
        }
    }
}
