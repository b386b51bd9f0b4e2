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
 * @param nearby the nearest token of the phrase that the rule requires; {@code first} when it requires none
 */
public record RuleMatch(int rule, int topic, double weight, int phrase, int first, int last, int nearby) {
    /** The most words between the two phrases of a passage that is shown. */
    private static final int MAX_GAP = 10;

    boolean overlaps(RuleMatch other) {
        return first <= other.last && other.first <= last;
    }

    int words() {
        return last - first + 1;
    }

    /** {@return the first token of the passage to show: the phrase, with the required one if that is close} */
    public int excerptFirst() {
        return nearby < first && first - nearby <= MAX_GAP ? nearby : first;
    }

    /** {@return the last token of the passage to show} */
    public int excerptLast() {
        return nearby > last && nearby - last <= MAX_GAP ? nearby : last;
    }
}
