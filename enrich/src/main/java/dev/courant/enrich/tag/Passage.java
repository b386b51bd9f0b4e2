package dev.courant.enrich.tag;

/**
 * A verbatim piece of an article that shows a topic: the phrase that a rule matched, or, when the rule required a
 * second phrase that is close, the text from one to the other, or a sentence that a model found.
 *
 * @param field the field that has it
 * @param start the offset of the first UTF-16 unit in the field
 * @param end the offset after the last one
 * @param text the text between these offsets
 * @param rule the rule's id, such as {@code en/strike-with-weapon}, or {@code en/sentence-model}
 * @param weight its contribution to the topic's evidence, which is the sum over the passages of rules; of a sentence
 *     that a model found, how surely it shows the topic, from 0 to 1
 */
public record Passage(TextField field, int start, int end, String text, String rule, double weight) {}
