package dev.courant.enrich.tag.sense;

import dev.courant.enrich.text.Phrase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of an article that mean something else for some topics. Written by {@link SenseFinder} alone. */
public final class OtherSenses {
    /** No word means something else. */
    public static final OtherSenses NONE = new OtherSenses();

    /** In reading order. */
    private final List<Span> spans = new ArrayList<>();

    private final BitSet covered = new BitSet();

    /**
     * Words that mean something else.
     *
     * @param topics the numbers of the topics for which they do not count
     * @param first the first token
     * @param last the last token
     * @param signFirst the first token of the sign that shows it
     * @param signLast its last token
     */
    public record Span(BitSet topics, int first, int last, int signFirst, int signLast) {}

    OtherSenses() {}

    void add(Span span) {
        spans.add(span);
        covered.set(span.first(), span.last() + 1);
    }

    int count() {
        return spans.size();
    }

    /** Whether a phrase of these tokens does not count for a topic. */
    public boolean cover(int topic, int first, int last) {
        return find(topic, first, last) != null;
    }

    /** Returns the words in another sense that hold a phrase of these tokens; null when it counts for the topic. */
    public @Nullable Span find(int topic, int first, int last) {
        if (!covered.get(first)) {
            return null;
        }
        for (int at = afterLastBeginningAt(first) - 1; at >= 0; at--) {
            Span span = spans.get(at);
            if (span.first() <= first - Phrase.MAX_WORDS) {
                return null;
            }
            if (last <= span.last() && span.topics().get(topic)) {
                return span;
            }
        }
        return null;
    }

    private int afterLastBeginningAt(int token) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).first() <= token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
