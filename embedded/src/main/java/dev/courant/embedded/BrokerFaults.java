package dev.courant.embedded;

import dev.courant.runtime.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the errors that a broker does not survive. A broker on its own would end the process at once, without a word
 * of ours and without stopping PostgreSQL; here the cause is reported as its health. Thread-safe.
 */
final class BrokerFaults implements FaultHandlerFactory {
    private static final Logger log = LoggerFactory.getLogger(BrokerFaults.class);

    private final Path data;
    private final CompletableFuture<String> fatal = new CompletableFuture<>();

    BrokerFaults(Path data) {
        this.data = data;
    }

    /**
     * Records that the broker ends the process, instead of letting it; of several brokers in it the last one counts.
     */
    void catchExits() {
        Exit.setExitProcedure(this::ended);
        Exit.setHaltProcedure(this::ended);
    }

    @Override
    public FaultHandler build(String name, boolean isFatal, Runnable action) {
        return (message, cause) -> {
            action.run();
            String text = oneLine(message + (cause == null ? "" : ": " + cause));
            if (isFatal) {
                report(text);
            } else {
                log.warn("event=broker_fault component={} cause=\"{}\"", name, text);
            }
            return new FaultHandlerException(message, cause);
        };
    }

    /** Returns whether the broker works, as far as it has said. */
    Health health() {
        return fatal.isDone() ? new Health.Stopped(fatal.join()) : Health.UP;
    }

    /** Runs an action when the broker has met an error that it does not survive, at once if it has already. */
    void onFatal(Runnable action) {
        var unused = fatal.thenRun(action);
    }

    private void ended(int status, @Nullable String message) {
        report(
                message == null
                        ? "the broker stopped; it does so when it cannot write to " + data + " (" + freeSpace() + ")"
                        : oneLine(message));
    }

    private void report(String cause) {
        fatal.complete(cause);
    }

    private String freeSpace() {
        try {
            return (Files.getFileStore(data).getUsableSpace() >> 20) + " MiB are free";
        } catch (IOException e) {
            return oneLine(e.toString());
        }
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
