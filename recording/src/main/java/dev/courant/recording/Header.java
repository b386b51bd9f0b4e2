package dev.courant.recording;

/**
 * One header field of an HTTP response.
 *
 * @param name its name, as sent
 * @param value its value, without the white space around it
 */
public record Header(String name, String value) {}
