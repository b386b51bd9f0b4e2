package dev.courant.enrich.taxonomy;

import java.util.List;
import java.util.Set;

/**
 * One reason to give a topic, in one language. It matches where one of its phrases occurs, one of {@code with} is near
 * (if any are named), none of {@code without} is in the sentence and none of {@code unless} in the article. A phrase
 * {@code $name} stands for a shared list.
 *
 * @param id language and name, such as {@code en/strike-with-weapon}; unique within the topic
 * @param weight how much one occurrence says; 1 is a phrase that by itself says what the passage is about
 * @param any the phrases
 * @param with what must also stand in the same sentence, outside the phrase; empty: nothing
 * @param within how many words may lie between the two; 0: anywhere in the sentence
 * @param without what must not stand in the sentence
 * @param unless what must not stand anywhere in the article
 * @param in the parts of the article in which its phrases count; never empty
 * @param minimum how many of its phrases there must be before any counts
 * @param line where it begins in its document
 */
public record TopicRule(
        String id,
        double weight,
        List<String> any,
        List<String> with,
        int within,
        List<String> without,
        List<String> unless,
        Set<Zone> in,
        MinimumPhrases minimum,
        int line) {

    /** Built-in list: any country, by name, people or capital. */
    public static final String COUNTRY = "$country";

    /** Built-in list: two different countries. */
    public static final String COUNTRIES = "$countries";

    public TopicRule {
        any = List.copyOf(any);
        with = List.copyOf(with);
        without = List.copyOf(without);
        unless = List.copyOf(unless);
        in = Set.copyOf(in);
    }

    /** A part of an article: the headline, the first sixty words of the text or so, and the rest. */
    public enum Zone {
        TITLE,
        LEAD,
        BODY
    }

    /**
     * How many phrases of a rule must occur together before any of them counts.
     *
     * @param count the least number of places, at least 1
     * @param different the least number of different phrases, at least 1
     * @param span the most words between the first and the last of them; 0: anywhere in the article
     */
    public record MinimumPhrases(int count, int different, int span) {
        /** One is enough. */
        public static final MinimumPhrases ONE = new MinimumPhrases(1, 1, 0);

        /** {@return whether one phrase is not enough} */
        public boolean isRequired() {
            return count > 1 || different > 1;
        }
    }
}
