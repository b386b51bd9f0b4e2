package dev.courant.enrich.tag;

/**
 * A mention of an entity by its name, people or capital.
 *
 * @param field the field that has it
 * @param start the offset of the first UTF-16 unit in the field
 * @param end the offset after the last one
 * @param text the text between these offsets
 */
public record EntityMention(TextField field, int start, int end, String text) {}
