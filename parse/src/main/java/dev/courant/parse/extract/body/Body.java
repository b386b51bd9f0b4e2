package dev.courant.parse.extract.body;

/**
 * The text of an article.
 *
 * @param text plain lines separated by one newline
 * @param method the name of the stage that found it
 */
public record Body(String text, String method) {}
