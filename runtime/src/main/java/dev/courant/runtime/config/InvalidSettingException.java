package dev.courant.runtime.config;

import dev.courant.runtime.CourantException;

/** A setting, option or path that cannot be used. Commands end with exit code 2 for it. */
public final class InvalidSettingException extends CourantException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message which setting has which value, and what to write instead
     */
    public InvalidSettingException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message which setting has which value, and what to write instead
     * @param cause the cause
     */
    public InvalidSettingException(String message, Throwable cause) {
        super(message, cause);
    }
}
