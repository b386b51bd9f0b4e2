package dev.courant.app.command.backup;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.courant.app.backup.BackupFile;
import dev.courant.app.backup.Restore;
import dev.courant.app.backup.RestoreFolder;
import dev.courant.app.cluster.KafkaProbe;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.InvalidSettingException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.store.StoreSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a Courant of a backup. */
@Command(
        name = "restore",
        description = {
            "Makes a Courant of a file that courant backup wrote, which goes on where the backup was taken.",
            "",
            "The whole file and the target are checked before anything is written: what is refused ends with 2 and",
            "changes nothing. A data folder appears once it is complete."
        })
public final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file;

    @ArgGroup(multiplicity = "1")
    private Target target = new Target();

    private final Map<String, String> environment;

    /** Where to restore. */
    private static final class Target {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Make this folder, for courant run --data DIR. It must not exist, or be empty.")
        private @Nullable Path data;

        @Option(
                names = "--cluster",
                description = "Fill the empty Kafka and PostgreSQL that COURANT_KAFKA_BOOTSTRAP_SERVERS and"
                        + " COURANT_DB_URL name, for roles.")
        private boolean cluster;

        @SuppressWarnings("UnusedVariable") // What is left of the three.
        @Option(names = "--check", description = "Only check the file.")
        private boolean check;
    }

    /** Creates the command with the environment of this process. */
    public RestoreCommand() {
        this(System.getenv());
    }

    /**
     * Creates the command with another environment.
     *
     * @param environment names of settings to values
     */
    public RestoreCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        ((Logger) LoggerFactory.getLogger("dev.courant")).setLevel(Level.WARN);
        try (BackupFile backup = BackupFile.open(file)) {
            say(backup.text());
            if (target.data != null) {
                RestoreFolder.make(backup, target.data);
                say("restored; go on with: courant run --data " + target.data);
            } else if (target.cluster) {
                intoCluster(backup);
                say("restored; start the roles");
            } else {
                say("the file is complete and undamaged");
            }
            return 0;
        } catch (KafkaException e) {
            throw new CourantException("Kafka refuses the backup: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new CourantException(file + " cannot be restored: " + e.getMessage(), e);
        }
    }

    private void intoCluster(BackupFile backup) throws IOException {
        for (String setting : new String[] {"COURANT_KAFKA_BOOTSTRAP_SERVERS", "COURANT_DB_URL"}) {
            if (environment.getOrDefault(setting, "").isBlank()) {
                throw new InvalidSettingException(setting + " is not set: name what --cluster is to fill");
            }
        }
        KafkaSettings kafka = Settings.read(KafkaSettings.class, environment);
        StoreSettings database = Settings.read(StoreSettings.class, environment);
        KafkaProbe.requireAnswer(environment);
        Restore.run(backup, new KafkaClients(kafka), database);
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
