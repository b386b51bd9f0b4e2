package dev.courant.parse;

/**
 * A document that a person wrote, such as a list of subscriptions or a file of site rules, has an error. Its message is
 * one line that says where, what is wrong, and what to write instead. Documents of publishers cause no exception: what
 * can be read of them is read, and the result says what could not.
 */
public final class ParseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An error in a document.
     *
     * @param message one line: where, what is wrong, and what to do
     */
    public ParseException(String message) {
        super(message);
    }
}
