package dev.courant.enrich.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A trie over word forms that holds the phrases of all rules of a language. A scan costs one array access for a word
 * that begins no phrase, and a few for one that does, whatever the number of phrases: what is read together lies
 * together, since most of the time goes to fetching it. Phrases do not span sentences. Immutable and thread-safe.
 */
public final class PhraseTrie {
    /** The most nodes that the bits of an edge can number. */
    static final int MAX_NODES = 1 << 21;

    private static final int BITS = 21;
    private static final int MASK = MAX_NODES - 1;
    private static final int NONE = 0;

    /** The nodes of so many words are fetched one after another: look-ups that do not wait for each other overlap. */
    private static final int BATCH = 64;

    /** Before all phrases; only while a trie is built. */
    private static final int ROOT = 0;

    private static final long[] NOTHING = {};

    /**
     * Two numbers for each node: a Bloom filter of the forms that lead to a child, since most forms do not; and where
     * its entries begin and end. The first nodes are those of phrases of one word, each with the number of its form.
     */
    private final long[] nodes;

    private final long[] entries;

    /** A hash table of edges: node, form and child in one number, so that a look-up costs one memory access. */
    private final long[] edges;

    private PhraseTrie(int forms, Map<Long, Integer> children, List<long[]> entriesOf) {
        this.nodes = new long[2 * (1 + forms + entriesOf.size())];
        this.entries = entriesOf.stream().flatMapToLong(Arrays::stream).toArray();
        this.edges = new long[Integer.highestOneBit(Math.max(8, children.size()) * 4)];
        int[] numbers = new int[entriesOf.size()];
        Arrays.setAll(numbers, node -> 1 + forms + node);
        children.forEach((key, child) -> {
            if (key >>> BITS == ROOT) {
                numbers[child] = 1 + form(key);
            }
        });
        int end = 0;
        for (int node = 0; node < numbers.length; node++) {
            int start = end;
            end += entriesOf.get(node).length;
            nodes[2 * numbers[node] + 1] = (long) start << Integer.SIZE | end;
        }
        children.forEach((key, child) -> {
            int parent = (int) (key >>> BITS);
            if (parent != ROOT) {
                insert(numbers[parent], form(key), numbers[child]);
            }
        });
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
        void found(long entry, int first, int last);
    }

    /** Reports each phrase that occurs, also overlapping ones, by first token and then by length. */
    public void scan(Tokens tokens, Sink sink) {
        long[] filters = new long[BATCH];
        long[] ranges = new long[BATCH];
        for (int sentence = 0; sentence < tokens.sentenceCount(); sentence++) {
            int limit = tokens.limit(sentence);
            for (int from = tokens.first(sentence); from < limit; from += BATCH) {
                int to = Math.min(limit, from + BATCH);
                for (int first = from; first < to; first++) {
                    int node = tokens.form(first) + 1;
                    filters[first - from] = nodes[2 * node];
                    ranges[first - from] = nodes[2 * node + 1];
                }
                for (int first = from; first < to; first++) {
                    report(ranges[first - from], first, first, sink);
                    if (first + 1 < limit && (filters[first - from] & bit(tokens.form(first + 1))) != 0) {
                        follow(tokens, first, limit, sink);
                    }
                }
            }
        }
    }

    private void follow(Tokens tokens, int first, int limit, Sink sink) {
        int node = tokens.form(first) + 1;
        for (int last = first + 1; last < limit; last++) {
            node = child(node, tokens.form(last));
            if (node == NONE) {
                return;
            }
            report(nodes[2 * node + 1], first, last, sink);
            if (last + 1 == limit || (nodes[2 * node] & bit(tokens.form(last + 1))) == 0) {
                return;
            }
        }
    }

    private void report(long range, int first, int last, Sink sink) {
        for (int entry = (int) (range >>> Integer.SIZE); entry < (int) range; entry++) {
            sink.found(entries[entry], first, last);
        }
    }

    private int child(int node, int form) {
        long key = key(node, form);
        int mask = edges.length - 1;
        for (int slot = slot(key) & mask; edges[slot] != 0; slot = (slot + 1) & mask) {
            if (edges[slot] >>> BITS == key) {
                return (int) edges[slot] & MASK;
            }
        }
        return NONE;
    }

    private void insert(int node, int form, int child) {
        nodes[2 * node] |= bit(form);
        long key = key(node, form);
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

    private static int form(long key) {
        return (int) key & MASK;
    }

    private static long key(int node, int form) {
        return ((long) node << BITS) | form;
    }

    private static int slot(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32);
    }

    /** Builds a trie. */
    public static final class Builder {
        private final Map<Long, Integer> edges = new HashMap<>();
        private final List<long[]> entries = new ArrayList<>(List.of(NOTHING));

        /** Adds a sequence of forms for which {@code entry} is reported; adding a pair again has no effect. */
        public void add(int[] forms, long entry) {
            int node = ROOT;
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
         * @throws IllegalArgumentException when there are more nodes and forms than {@value #MAX_NODES}
         */
        public PhraseTrie build(Lexicon lexicon) {
            if (1 + entries.size() + lexicon.size() > MAX_NODES) {
                throw new IllegalArgumentException("the phrases have more than " + MAX_NODES + " different beginnings");
            }
            return new PhraseTrie(lexicon.size(), edges, entries);
        }

        private static long[] with(long[] some, long entry) {
            for (long known : some) {
                if (known == entry) {
                    return some;
                }
            }
            long[] more = Arrays.copyOf(some, some.length + 1);
            more[some.length] = entry;
            return more;
        }
    }
}
