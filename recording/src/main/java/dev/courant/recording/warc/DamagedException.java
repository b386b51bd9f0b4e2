package dev.courant.recording.warc;

import java.io.IOException;

/** Says why a part of a file cannot be read. What comes after it may be sound. */
final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String why;

    DamagedException(String why) {
        super(why);
        this.why = why;
    }

    /** Returns the cause, in one line. */
    String why() {
        return why;
    }
}
