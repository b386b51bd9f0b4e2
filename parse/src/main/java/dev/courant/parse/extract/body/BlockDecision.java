package dev.courant.parse.extract.body;

/**
 * Whether one block of a page's text was kept, and why.
 *
 * @param text how it begins, as it would be printed
 * @param kept whether it is in the article's text
 * @param step what decided: {@code furniture}, {@code links}, {@code boxes}, {@code container} or {@code lines}; or the
 *     name of the stage that gave the text, where that did not look at the block
 * @param reason why, for people
 * @param length letters and single spaces of all of it; an ideograph counts for two
 * @param score what the block is worth as prose when the container is chosen: its length and its commas, less its
 *     links; 0 if it does not read like a sentence
 */
public record BlockDecision(String text, boolean kept, String step, String reason, int length, double score) {}
