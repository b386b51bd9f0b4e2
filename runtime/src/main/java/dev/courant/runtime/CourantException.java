package dev.courant.runtime;

/**
 * The root of all exceptions of Courant. Its message is one line that a person can act on; it is printed without a
 * stack trace.
 */
public class CourantException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An error that stands by itself.
     *
     * @param message what is wrong, where, and what to do
     */
    public CourantException(String message) {
        super(message);
    }

    /**
     * An error that another one caused.
     *
     * @param message what is wrong, where, and what to do
     * @param cause the other one
     */
    public CourantException(String message, Throwable cause) {
        super(message, cause);
    }
}
