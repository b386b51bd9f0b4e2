package dev.courant.app.command;

import dev.courant.app.answer.Input;
import dev.courant.app.cluster.Announcement;
import dev.courant.app.cluster.RunningCourants;
import dev.courant.app.feeds.Subscriptions;
import dev.courant.app.pipeline.AllInOne;
import dev.courant.app.pipeline.Lifetime;
import dev.courant.app.pipeline.Role;
import dev.courant.app.pipeline.SettingsCheck;
import dev.courant.app.pipeline.TaggedTopics;
import dev.courant.app.terminal.Plain;
import dev.courant.desk.DeskSettings;
import dev.courant.embedded.DataFolder;
import dev.courant.embedded.EmbeddedDatabase;
import dev.courant.embedded.FreePorts;
import dev.courant.parse.opml.Opml;
import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.health.AdminServer;
import dev.courant.runtime.health.AdminSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the all-in-one pipeline on real feeds. */
@Command(
        name = "run",
        description = {
            "Runs the whole pipeline in this process, with its own Kafka and PostgreSQL, on real feeds.",
            "",
            "State is kept in one folder: stop and start as you like. Set COURANT_USER_AGENT to something that tells",
            "publishers who you are; @|bold courant settings|@ lists the other settings."
        })
public final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--feeds", paramLabel = "FILE.opml", description = "Feeds to add to those that exist already.")
    private @Nullable Path feeds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of all state; default: ${DEFAULT-VALUE}.",
            defaultValue = "data")
    private Path data;

    @Mixin
    private DeskPort port;

    @Mixin
    private ServerPorts servers;

    private final Map<String, String> given;

    /** Creates the command with the environment of this process. */
    public RunCommand() {
        this(System.getenv());
    }

    /**
     * Creates the command with another environment.
     *
     * @param environment names of settings to values
     */
    public RunCommand(Map<String, String> environment) {
        this.given = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        List<Opml.Subscription> subscriptions = feeds == null ? List.of() : subscriptions(feeds);
        Map<String, String> environment = port.addTo(given);
        SettingsCheck.require(EnumSet.allOf(Role.class), environment);
        if (!Files.exists(data)) {
            TaggedTopics.requireShipped(environment);
        }
        AdminSettings admin = Settings.read(AdminSettings.class, environment);
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Components whole = Components.start("run", parts -> {
            DataFolder folder = parts.closing(DataFolder.open(data, Clock.systemUTC()));
            DeskSettings desk = Settings.read(DeskSettings.class, environment);
            FreePorts.require("the newsdesk", desk.host(), desk.port(), "--port or COURANT_DESK_PORT");
            FreePorts.require("health and metrics", admin.host(), admin.port(), "COURANT_ADMIN_PORT");
            Announcement announcement =
                    parts.closing(RunningCourants.of(environment).announceStart("run", folder.path()));
            AllInOne pipeline = parts.add(AllInOne.start(plan(folder, environment, metrics)));
            AdminServer server =
                    parts.closing(AdminServer.start(admin, pipeline.parts().parts(), metrics));
            int added = Subscriptions.add(
                    pipeline.kafka(), subscriptions, Clock.systemUTC().instant());
            announcement.running(pipeline.kafka().settings());
            say("newsdesk   http://localhost:" + pipeline.desk().server().port());
            say("metrics    http://localhost:" + server.port() + "/metrics");
            say("Kafka      " + pipeline.kafka().settings().bootstrapServers());
            EmbeddedDatabase postgres = pipeline.postgres();
            say("PostgreSQL " + postgres.jdbcUrl() + ", user " + postgres.user() + ", password in "
                    + postgres.passwordFile());
            say("data       " + folder.path());
            say("feeds      " + added + " added");
        });
        Lifetime.closeAtExit(whole, () -> say("stopping"));
        return Lifetime.untilEnd(whole);
    }

    /** A line of the list that cannot be used is named, and the rest is polled. */
    private List<Opml.Subscription> subscriptions(Path file) {
        Opml.Listing listing = Opml.list(Input.file(file.toString()), file.toString());
        PrintWriter err = spec.commandLine().getErr();
        listing.problems().forEach(problem -> err.println("left out: " + Plain.text(problem)));
        err.flush();
        return listing.subscriptions();
    }

    private AllInOne.Plan plan(DataFolder folder, Map<String, String> environment, PrometheusMeterRegistry metrics) {
        return new AllInOne.Plan(
                folder,
                servers.requests(),
                true,
                environment,
                metrics,
                Clock.systemUTC(),
                step -> say("starting " + step));
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
