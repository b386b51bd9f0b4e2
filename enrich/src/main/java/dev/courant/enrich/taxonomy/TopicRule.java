package dev.courant.enrich.taxonomy;

import java.util.List;

/**
 * One reason to give a topic, in one language. It holds where one of its phrases stands, one of {@code with} stands
 * near (if any are named), and none of {@code without} is in the sentence. A phrase {@code $name} stands for a shared
 * list.
 *
 * @param id language and name, such as {@code en/strike-with-weapon}; unique within the topic
 * @param weight how much one occurrence says; 1 is a phrase that by itself says what the passage is about
 * @param any the phrases
 * @param with what must also stand in the same sentence, outside the phrase; empty: nothing
 * @param within how many words may lie between the two; 0: anywhere in the sentence
 * @param without what must not stand in the sentence
 * @param line where it begins in its document
 */
public record TopicRule(
        String id, double weight, List<String> any, List<String> with, int within, List<String> without, int line) {

    /** Built-in list: any country, by name, people or capital. */
    public static final String COUNTRY = "$country";

    /** Built-in list: two different countries. */
    public static final String COUNTRIES = "$countries";

    public TopicRule {
        any = List.copyOf(any);
        with = List.copyOf(with);
        without = List.copyOf(without);
    }
}
