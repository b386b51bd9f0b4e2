package dev.courant.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.app.cluster.Announcement;
import dev.courant.app.cluster.RunningCourants;
import dev.courant.app.demo.Demo;
import dev.courant.app.demo.DemoSummary;
import dev.courant.app.pipeline.Lifetime;
import dev.courant.embedded.DataFolder;
import dev.courant.embedded.EmbeddedDatabase;
import dev.courant.runtime.Component;
import dev.courant.runtime.Components;
import dev.courant.runtime.CourantException;
import dev.courant.store.query.Stats;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the demonstration. */
@Command(
        name = "demo",
        description = {
            "Shows the whole pipeline at work: Kafka, PostgreSQL and all roles in this process, with",
            "invented publishers on this machine. Needs neither internet nor Docker. Open the page that it names, and",
            "watch news become tagged articles; new ones keep appearing for about ten minutes. Ctrl-C ends it."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final double NORMAL_PACE = 1;

    /** Ten minutes of publishing in ten seconds. */
    private static final double FAST_PACE = 60;

    private static final int FAILED = 1;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description = "Port of the page; default: ${DEFAULT-VALUE}.",
            defaultValue = "8080")
    private int port;

    @Mixin
    private ServerPorts servers;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep all state in this folder and go on from it; default: a temporary one.")
    private @Nullable Path data;

    @Option(
            names = "--exit",
            description = "End when every published article has its outcome; the publishers then publish faster.")
    private boolean exit;

    @Option(names = "--json", description = "With --exit: print the summary as one line of JSON.")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "With --exit: give up after this time; default: ${DEFAULT-VALUE}.",
            defaultValue = "180")
    private int timeoutSeconds;

    @Override
    public Integer call() throws InterruptedException {
        ((Logger) LoggerFactory.getLogger("dev.courant")).setLevel(Level.WARN);
        long begin = System.nanoTime();
        PrintWriter err = spec.commandLine().getErr();
        Components whole = Components.start("demo", parts -> {
            DataFolder folder = parts.closing(DataFolder.open(data, "courant-demo", Clock.systemUTC()));
            Announcement announcement =
                    parts.closing(RunningCourants.of(System.getenv()).announceStart("demo", folder.path()));
            Demo demo = parts.add(Demo.start(
                    folder,
                    port,
                    servers.requests(),
                    exit ? FAST_PACE : NORMAL_PACE,
                    step -> printStep(err, since(begin), step)));
            announcement.running(demo.pipeline().kafka().settings());
        });
        Demo demo = (Demo) whole.parts().getFirst();
        return exit ? untilEnd(whole, demo, begin) : untilSignalled(whole, demo);
    }

    private int untilSignalled(Component whole, Demo demo) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        int pagePort = demo.pipeline().desk().server().port();
        Lifetime.closeAtExit(whole, () -> {
            out.println();
            out.print(DemoSummary.text(demo.stats()));
            out.flush();
        });
        out.printf("%nCourant is running. Open the newsdesk:%n%n    http://localhost:%d%n%n", pagePort);
        out.flush();
        boolean unused = demo.awaitFirst(FIRST_LOOK);
        out.print(DemoSummary.text(demo.stats()));
        out.printf(
                "  publishers http://localhost:%d (invented, on this machine)%n",
                demo.world().port());
        out.printf(
                "  Kafka      %s, topics courant.*%n",
                demo.pipeline().kafka().settings().bootstrapServers());
        EmbeddedDatabase postgres = demo.pipeline().postgres();
        out.printf(
                "  PostgreSQL %s, user %s, password in %s%n%n",
                postgres.jdbcUrl(), postgres.user(), postgres.passwordFile());
        out.println("New articles keep appearing for about ten minutes. Ctrl-C ends it.");
        out.flush();
        return Lifetime.untilEnd(whole);
    }

    private int untilEnd(Component whole, Demo demo, long begin) throws InterruptedException {
        Lifetime.closeAtExit(whole, () -> {});
        boolean ended;
        Stats stats;
        long open;
        try (whole) {
            ended = demo.awaitEnd(Duration.ofSeconds(timeoutSeconds));
            stats = demo.stats();
            open = demo.open();
        }
        print(stats, since(begin));
        if (!ended) {
            throw new CourantException(
                    "after " + timeoutSeconds + " s " + open + " published articles have no outcome");
        }
        return stats.totals().holds() ? 0 : FAILED;
    }

    private void print(Stats stats, Duration took) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.println(
                    json
                            ? new ObjectMapper().writeValueAsString(DemoSummary.tree(stats, took))
                            : DemoSummary.text(stats));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and numbers can be written as JSON", e);
        }
    }

    private static void printStep(PrintWriter err, Duration since, String step) {
        err.printf("%5.1f s  %s%n", since.toMillis() / 1000.0, step);
        err.flush();
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
