package dev.courant.enrich.tag.rule;

/**
 * A match of a rule at one place.
 *
 * @param rule the rule's number in the program
 * @param topic the topic that it speaks for
 * @param weight the rule's weight
 * @param phrase the number of the phrase, the same for all its forms
 * @param first the first token of the phrase
 * @param last its last token
 * @param nearby the nearest token of the phrase that the rule required, or {@code first} when it required none
 */
public record RuleMatch(int rule, int topic, double weight, int phrase, int first, int last, int nearby) {
    /** How far a second phrase may stand from the first and still be shown together with it, in words. */
    private static final int READABLE = 10;

    boolean overlaps(RuleMatch other) {
        return first <= other.last && other.first <= last;
    }

    int words() {
        return last - first + 1;
    }

    /** {@return the first token of the passage to show: the phrase, with the required one where it stands close by} */
    public int excerptFirst() {
        return nearby < first && first - nearby <= READABLE ? nearby : first;
    }

    /** {@return the last token of the passage to show} */
    public int excerptLast() {
        return nearby > last && nearby - last <= READABLE ? nearby : last;
    }
}
