package dev.courant.bench.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends POSIX signals. Stateless. */
final class Signals {
    private Signals() {}

    /** @param signal its name without {@code SIG}; a process that has ended is ignored */
    static void send(long pid, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("signals cannot be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
