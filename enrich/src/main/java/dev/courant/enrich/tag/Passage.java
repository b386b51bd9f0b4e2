package dev.courant.enrich.tag;

/**
 * A verbatim piece of an article that a rule matched: the phrase, or, when the rule required a second phrase that is
 * close, the text from one to the other.
 *
 * @param field the field that has it
 * @param start the offset of the first UTF-16 unit in the field
 * @param end the offset after the last one
 * @param text the text between these offsets
 * @param rule the rule's id, such as {@code en/strike-with-weapon}
 * @param weight its contribution to the topic's evidence, which is the sum over all passages
 */
public record Passage(TextField field, int start, int end, String text, String rule, double weight) {}
