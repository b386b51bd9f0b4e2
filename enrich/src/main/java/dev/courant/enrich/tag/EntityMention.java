package dev.courant.enrich.tag;

/**
 * One mention of an entity: by name, people or capital.
 *
 * @param start the first UTF-16 unit, in the title or text as given
 * @param end after the last one
 * @param text exactly what stands there
 */
public record EntityMention(TextField field, int start, int end, String text) {}
