package dev.courant.app.cluster;

import dev.courant.embedded.PrivateFiles;
import dev.courant.runtime.kafka.KafkaSettings;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file by which a Courant of this process tells the commands of its user that it is there. Where it cannot be
 * written, commands need COURANT_KAFKA_BOOTSTRAP_SERVERS. Thread-safe.
 */
public final class Announcement implements AutoCloseable {
    /** The property with the start of the process, by which a later one with the same id is told apart. */
    static final String STARTED = "process.started";

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    private final @Nullable Path file;
    private final String command;
    private final Path data;

    Announcement(@Nullable Path file, String command, Path data) {
        this.file = file;
        this.command = command;
        this.data = data;
    }

    /** Writes that it is starting. */
    Announcement starting() {
        write(RunningCourant.starting(command, data));
        return this;
    }

    /**
     * Writes that its Kafka runs.
     *
     * @param kafka the settings of its clients
     */
    public void running(KafkaSettings kafka) {
        write(new RunningCourant(command, kafka.bootstrapServers(), kafka.topicPrefix(), data));
    }

    /** Removes the file. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    /** Writes the file atomically: a command may read it at any moment. */
    private void write(RunningCourant courant) {
        if (file == null) {
            return;
        }
        Properties properties = courant.properties();
        properties.setProperty(STARTED, started(ProcessHandle.current()));
        try {
            Path unused = PrivateFiles.closeFolder(Objects.requireNonNull(file.getParent()));
            StringWriter text = new StringWriter();
            properties.store(text, "a running Courant; removed when it stops");
            PrivateFiles.write(file, text.toString());
        } catch (IOException e) {
            log.warn("event=not_announced file={} cause=\"{}\"", file, e.toString());
        }
    }

    /** Returns when a process was started; empty when the system does not tell. */
    static String started(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }
}
