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

    private static final int SHORT = 10;

    /** The letters of all forms; those of form n are from {@code starts[n]} to {@code starts[n + 1]}. */
    private final char[] letters;

    private final int[] starts;

    /**
     * A hash table of the forms that are {@linkplain #shortKey short}: the key of each and, after it, its number. The
     * key is the word, so that a look-up costs one memory access.
     */
    private final long[] shortForms;

    /**
     * A hash table of the other forms: the hash in the upper half, the number plus one in the lower half; 0 is empty.
     */
    private final long[] slots;

    private Lexicon(List<String> forms) {
        this.starts = new int[forms.size() + 1];
        for (int id = 0; id < forms.size(); id++) {
            starts[id + 1] = starts[id] + forms.get(id).length();
        }
        this.letters = String.join("", forms).toCharArray();
        int size = Integer.highestOneBit(Math.max(8, forms.size()) * 4);
        this.shortForms = new long[size];
        this.slots = new long[size / 2];
        for (int id = 0; id < forms.size(); id++) {
            char[] form = forms.get(id).toCharArray();
            long key = shortKey(form, form.length);
            if (key != 0) {
                insert(key, id);
            } else {
                insert(hash(form, form.length), id);
            }
        }
    }

    public int size() {
        return starts.length - 1;
    }

    /** Returns the number of a word, which need not be folded; {@link #UNKNOWN} if there is none. */
    public int find(String word) {
        char[] folded = Folding.fold(word).toCharArray();
        return find(folded, folded.length);
    }

    /** Returns the number of a folded word; {@link #UNKNOWN} if there is none. */
    int find(char[] folded, int length) {
        long key = shortKey(folded, length);
        return key == 0 ? findLong(folded, length) : findShort(key);
    }

    /** Returns the number of a word that is not short; {@link #UNKNOWN} if there is none. */
    int findLong(char[] folded, int length) {
        int hash = hash(folded, length);
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

    /** Returns the number of a short word by its key; {@link #UNKNOWN} if there is none. */
    int findShort(long key) {
        int mask = shortForms.length - 2;
        for (int slot = slot(key) & mask; shortForms[slot] != 0; slot = (slot + 2) & mask) {
            if (shortForms[slot] == key) {
                return (int) shortForms[slot + 1];
            }
        }
        return UNKNOWN;
    }

    /** Returns a word of up to ten letters from a to z and digits as a number, six bits each; 0 for any other word. */
    static long shortKey(char[] folded, int length) {
        if (length > SHORT) {
            return 0;
        }
        long key = 0;
        for (int i = 0; i < length; i++) {
            char c = folded[i];
            if (c >= 'a' && c <= 'z') {
                key = key << 6 | c - 'a' + 1;
            } else if (c >= '0' && c <= '9') {
                key = key << 6 | c - '0' + 27;
            } else {
                return 0;
            }
        }
        return key;
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

    private static int hash(char[] folded, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + folded[i];
        }
        return hash;
    }

    private void insert(long key, int id) {
        int mask = shortForms.length - 2;
        int slot = slot(key) & mask;
        while (shortForms[slot] != 0) {
            slot = (slot + 2) & mask;
        }
        shortForms[slot] = key;
        shortForms[slot + 1] = id;
    }

    private void insert(int hash, int id) {
        int mask = slots.length - 1;
        int slot = mix(hash) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = ((long) hash << 32) | (id + 1);
    }

    /** Returns an even number; the caller takes its lowest bits. */
    private static int slot(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 32) & -2;
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
