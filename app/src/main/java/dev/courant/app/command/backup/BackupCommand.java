package dev.courant.app.command.backup;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.courant.app.Version;
import dev.courant.app.backup.Backup;
import dev.courant.app.backup.BackupFile;
import dev.courant.app.cluster.KafkaProbe;
import dev.courant.app.cluster.LocalCourant;
import dev.courant.embedded.DatabaseAccess;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.InvalidSettingException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.store.StoreSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Saves a running Courant. */
@Command(
        name = "backup",
        description = {
            "Saves a running Courant in one file: all records of its topics and all rows of its database.",
            "",
            "It goes on meanwhile. The courant run or courant demo of this user on this machine is saved; or, where",
            "COURANT_KAFKA_BOOTSTRAP_SERVERS is set, what that and COURANT_DB_URL name. courant restore makes a new",
            "one of the file, which goes on where the backup was taken."
        })
public final class BackupCommand implements Callable<Integer> {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'courant-'uuuuMMdd'T'HHmmss'Z.backup'").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of the Courant to save, if several run.")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write, which only you can read; or a folder for courant-TIME.backup. Default:"
                    + " the present folder.",
            defaultValue = ".")
    private Path out;

    private final Map<String, String> environment;
    private final Clock clock;

    /** Creates the command with the environment and the clock of this process. */
    public BackupCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates the command with another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public BackupCommand(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** What is saved. */
    private record Saved(KafkaClients kafka, StoreSettings database, String text) {}

    @Override
    public Integer call() {
        ((Logger) LoggerFactory.getLogger("dev.courant")).setLevel(Level.WARN);
        Path file = file();
        Saved saved = isNamed() ? named() : local();
        try {
            new Backup(saved.kafka(), saved.database(), saved.text(), clock).write(file, Version.number());
        } catch (KafkaException e) {
            throw new CourantException("Kafka at " + saved.text() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CourantException(file + " cannot be written: " + e.getMessage(), e);
        }
        try (BackupFile written = BackupFile.open(file)) {
            PrintWriter answer = spec.commandLine().getOut();
            answer.println(file);
            answer.println(written.text());
            answer.flush();
        }
        return 0;
    }

    private Path file() {
        if (Files.isDirectory(out)) {
            Path file = out.resolve(NAME.format(clock.instant()));
            return file.normalize();
        }
        Path parent = out.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new InvalidSettingException("--out=" + out + ": there is no folder " + parent);
        }
        if (Files.exists(out)) {
            throw new InvalidSettingException("--out=" + out + ": the file exists; choose another name");
        }
        return out;
    }

    private boolean isNamed() {
        return !environment.getOrDefault("COURANT_KAFKA_BOOTSTRAP_SERVERS", "").isBlank();
    }

    private Saved named() {
        if (data != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--data is for a courant run on this machine, but COURANT_KAFKA_BOOTSTRAP_SERVERS is set.");
        }
        StoreSettings database = Settings.read(StoreSettings.class, environment);
        KafkaSettings kafka = Settings.read(KafkaSettings.class, environment);
        KafkaProbe.requireAnswer(environment);
        return new Saved(new KafkaClients(kafka), database, kafka.bootstrapServers());
    }

    private Saved local() {
        LocalCourant courant = LocalCourant.find(environment, data, this::note);
        note("saving " + courant.text());
        DatabaseAccess access = DatabaseAccess.read(courant.data());
        StoreSettings database = Settings.read(
                StoreSettings.class,
                Map.of(
                        "COURANT_DB_URL", access.jdbcUrl(),
                        "COURANT_DB_USER", access.user(),
                        "COURANT_DB_PASSWORD", access.password()));
        return new Saved(new KafkaClients(courant.kafka()), database, courant.text());
    }

    private void note(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
