package dev.courant.enrich.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A trie over word forms that holds the phrases of all rules. A scan costs one array access for a word that begins no
 * phrase, and a few hash look-ups for one that does, whatever the number of phrases. Phrases do not span sentences.
 * Immutable and thread-safe.
 */
public final class PhraseTrie {
    /** The most nodes, and the most forms, that the bits of an edge can number. */
    static final int MAX_NODES = 1 << 21;

    private static final int BITS = 21;
    private static final int MASK = MAX_NODES - 1;
    private static final int[] NOTHING = {};

    private final int[] roots;

    /** A hash table of edges: node, form and child in one number, so that a look-up costs one memory access. */
    private final long[] edges;

    private final int[][] entries;

    /** For each node a Bloom filter of the forms that lead to a child, since most forms do not. */
    private final long[] childBits;

    private PhraseTrie(int forms, Map<Long, Integer> children, List<int[]> entries) {
        this.roots = new int[forms];
        int size = Integer.highestOneBit(Math.max(8, children.size()) * 4);
        this.edges = new long[size];
        this.entries = entries.toArray(int[][]::new);
        this.childBits = new long[this.entries.length];
        children.forEach(this::insert);
    }

    /** Receives the phrases that are found. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Receives a phrase.
         *
         * @param entry the entry that was added with the phrase
         * @param first the first token of the phrase
         * @param last the last token of the phrase, inclusive
         */
        void found(int entry, int first, int last);
    }

    /** Reports each phrase that occurs, also overlapping ones, by first token and then by length. */
    public void scan(Tokens tokens, Sink sink) {
        for (int first = 0; first < tokens.count(); first++) {
            int form = tokens.form(first);
            int node = form == Lexicon.UNKNOWN ? 0 : roots[form];
            if (node != 0) {
                follow(tokens, first, node, sink);
            }
        }
    }

    private void follow(Tokens tokens, int first, int root, Sink sink) {
        int limit = tokens.limit(tokens.sentence(first));
        int last = first;
        for (int node = root; node != 0; node = child(node, tokens.form(last))) {
            for (int entry : entries[node]) {
                sink.found(entry, first, last);
            }
            if (++last == limit || tokens.form(last) == Lexicon.UNKNOWN) {
                return;
            }
        }
    }

    private int child(int node, int form) {
        if ((childBits[node] & bit(form)) == 0) {
            return 0;
        }
        long key = key(node, form);
        int mask = edges.length - 1;
        for (int slot = slot(key) & mask; edges[slot] != 0; slot = (slot + 1) & mask) {
            if (edges[slot] >>> BITS == key) {
                return (int) edges[slot] & MASK;
            }
        }
        return 0;
    }

    private void insert(long key, int child) {
        childBits[(int) (key >>> BITS)] |= bit((int) key & MASK);
        if (key >>> BITS == 0) {
            roots[(int) key & MASK] = child;
            return;
        }
        int mask = edges.length - 1;
        int slot = slot(key) & mask;
        while (edges[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        edges[slot] = key << BITS | child;
    }

    private static long bit(int form) {
        return 1L << (form * 0x9E3779B9 >>> 26);
    }

    private static long key(int node, int form) {
        return ((long) node << BITS) | form;
    }

    private static int slot(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32);
    }

    /** Builds a trie, whose root is node 0. */
    public static final class Builder {
        private final Map<Long, Integer> edges = new HashMap<>();
        private final List<int[]> entries = new ArrayList<>(List.of(NOTHING));

        /** Adds a sequence of forms for which {@code entry} is reported; adding a pair again has no effect. */
        public void add(int[] forms, int entry) {
            int node = 0;
            for (int form : forms) {
                node = edges.computeIfAbsent(key(node, form), _ -> {
                    entries.add(NOTHING);
                    return entries.size() - 1;
                });
            }
            entries.set(node, with(entries.get(node), entry));
        }

        /**
         * Builds the trie.
         *
         * @throws IllegalArgumentException when there are more nodes or forms than {@value #MAX_NODES}
         */
        public PhraseTrie build(Lexicon lexicon) {
            if (Math.max(entries.size(), lexicon.size()) > MAX_NODES) {
                throw new IllegalArgumentException("the phrases have more than " + MAX_NODES + " different beginnings");
            }
            return new PhraseTrie(lexicon.size(), edges, entries);
        }

        private static int[] with(int[] some, int entry) {
            for (int known : some) {
                if (known == entry) {
                    return some;
                }
            }
            int[] more = Arrays.copyOf(some, some.length + 1);
            more[some.length] = entry;
            return more;
        }
    }
}
