package dev.courant.runtime.kafka;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Closes clients in time when no broker answers: a loop ends within twenty seconds, and has up to four clients that
 * read and one that writes. Ample for a broker that answers.
 */
final class PromptClose {
    static final Duration READING = Duration.ofSeconds(3);
    static final Duration WRITING = Duration.ofSeconds(7);

    private PromptClose() {}

    /**
     * Closes a client; without waiting when the thread is interrupted, where Kafka's clients log an error. The thread
     * stays interrupted.
     */
    static void within(Duration timeout, Consumer<Duration> close) {
        boolean interrupted = Thread.interrupted();
        try {
            close.accept(interrupted ? Duration.ZERO : timeout);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
