package dev.courant.enrich.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The word forms that some phrase uses, each with a small number. Words outside it are all {@link #UNKNOWN}: no phrase
 * can contain them, so the pass over an article never has to make a string of them. Immutable and thread-safe.
 */
public final class Lexicon {
    public static final int UNKNOWN = -1;

    private final String[] forms;
    private final int[] slots;

    private Lexicon(List<String> forms) {
        this.forms = forms.toArray(String[]::new);
        this.slots = new int[Integer.highestOneBit(Math.max(8, forms.size()) * 4)];
        for (int id = 0; id < this.forms.length; id++) {
            insert(id);
        }
    }

    public int size() {
        return forms.length;
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
            int id = slots[slot] - 1;
            if (same(forms[id], folded, length)) {
                return id;
            }
        }
        return UNKNOWN;
    }

    static int extend(int hash, char c) {
        return hash * 31 + c;
    }

    private void insert(int id) {
        int mask = slots.length - 1;
        int slot = mix(forms[id].hashCode()) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = id + 1;
    }

    private static int mix(int hash) {
        int h = hash * 0x9E3779B9;
        return h ^ (h >>> 16);
    }

    private static boolean same(String form, char[] folded, int length) {
        if (form.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (form.charAt(i) != folded[i]) {
                return false;
            }
        }
        return true;
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
