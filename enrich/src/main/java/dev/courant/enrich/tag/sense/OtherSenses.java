package dev.courant.enrich.tag.sense;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The words of an article that mean something else for some topics. Written by {@link SenseFinder} alone. */
public final class OtherSenses {
    /** No word means something else. */
    public static final OtherSenses NONE = new OtherSenses();

    private final List<Span> spans = new ArrayList<>();
    private final BitSet covered = new BitSet();

    /**
     * Words that mean something else.
     *
     * @param topics the numbers of the topics for which they do not count
     * @param first the first token
     * @param last the last token
     * @param sign the hit that shows it
     */
    public record Span(BitSet topics, int first, int last, int sign) {}

    OtherSenses() {}

    void add(Span span) {
        spans.add(span);
        covered.set(span.first(), span.last() + 1);
    }

    /** Whether a phrase of these tokens does not count for a topic. */
    public boolean cover(int topic, int first, int last) {
        return covered.get(first) && sign(topic, first, last) >= 0;
    }

    /** Returns the hit that shows that a phrase of these tokens does not count for a topic, or -1. */
    public int sign(int topic, int first, int last) {
        if (covered.get(first)) {
            for (Span span : spans) {
                if (span.first() <= first && last <= span.last() && span.topics().get(topic)) {
                    return span.sign();
                }
            }
        }
        return -1;
    }
}
