package dev.courant.runtime;

/**
 * The root of all exceptions of Courant. Its message is one line that says what is wrong and what to do; it is printed
 * without a stack trace.
 */
public class CourantException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message what is wrong, where, and what to do
     */
    public CourantException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message what is wrong, where, and what to do
     * @param cause the cause
     */
    public CourantException(String message, Throwable cause) {
        super(message, cause);
    }
}
