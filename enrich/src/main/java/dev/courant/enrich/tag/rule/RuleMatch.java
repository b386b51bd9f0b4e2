package dev.courant.enrich.tag.rule;

/**
 * A match of a rule at a position.
 *
 * @param rule the rule's number in the program
 * @param topic the number of the topic
 * @param weight the rule's weight
 * @param phrase the number of the phrase, the same for all its forms
 * @param first the first token of the phrase
 * @param last its last token
 * @param near what the rule requires near it
 */
public record RuleMatch(int rule, int topic, double weight, int phrase, int first, int last, Near near) {
    /** The most words between the two phrases of a passage that is shown. */
    private static final int MAX_GAP = 10;

    boolean overlaps(RuleMatch other) {
        return first <= other.last && other.first <= last;
    }

    int words() {
        return last - first + 1;
    }

    /** {@return the first token of the passage to show: the phrase, with what it requires if that is close} */
    public int excerptFirst() {
        return first - near.first <= MAX_GAP ? Math.min(first, near.first) : first;
    }

    /** {@return the last token of the passage to show} */
    public int excerptLast() {
        return near.last - last <= MAX_GAP ? Math.max(last, near.last) : last;
    }

    /**
     * What a rule requires near its phrase: another phrase, or who does it to whom.
     *
     * @param first the first token of all that; the phrase's when nothing is required
     * @param last its last token
     */
    public record Near(int first, int last) {}
}
