package dev.courant.enrich.tag;

/**
 * A rule that held at one place.
 *
 * @param rule its number in the program
 * @param phrase the number of the phrase, whatever form it stands in
 * @param first the first token of the phrase
 * @param last its last token
 * @param company the nearest token of the phrase it had to stand with, or {@code first} when it needed none
 */
record Match(int rule, int topic, double weight, int phrase, int first, int last, int company) {
    /** How far a second phrase may stand from the first and still be shown together with it, in words. */
    private static final int READABLE = 10;

    boolean overlaps(Match other) {
        return first <= other.last && other.first <= last;
    }

    int words() {
        return last - first + 1;
    }

    int excerptFirst() {
        return company < first && first - company <= READABLE ? company : first;
    }

    int excerptLast() {
        return company > last && company - last <= READABLE ? company : last;
    }
}
