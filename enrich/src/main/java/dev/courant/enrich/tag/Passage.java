package dev.courant.enrich.tag;

/**
 * A verbatim piece of an article that a rule matched: the phrase, or, when the rule needed a second phrase close by,
 * all from the one to the other.
 *
 * @param start the first UTF-16 unit, in the title or text as given
 * @param end after the last one
 * @param text exactly what stands there
 * @param rule the rule's id, such as {@code en/strike-with-weapon}
 * @param weight what it contributed to the topic's evidence; the score follows from the sum over all passages
 */
public record Passage(TextField field, int start, int end, String text, String rule, double weight) {}
