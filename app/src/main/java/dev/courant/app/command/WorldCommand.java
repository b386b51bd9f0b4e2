package dev.courant.app.command;

import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import dev.courant.runtime.CourantException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the invented publishers alone. */
@Command(
        name = "world",
        description = {
            "Serves the invented publishers of the demonstration, for trying out a pipeline that runs elsewhere.",
            "",
            "Each publisher has a host name below the domain. The URLs of their feeds are printed, one on each line."
        })
public final class WorldCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description = "Port; default: ${DEFAULT-VALUE}.",
            defaultValue = "8090")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address to listen on; default: ${DEFAULT-VALUE}.",
            defaultValue = "127.0.0.1")
    private String bind;

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            description = "Domain of the host names; default: ${DEFAULT-VALUE}.",
            defaultValue = "localhost")
    private String domain;

    @Option(
            names = "--pace",
            paramLabel = "X",
            description = "How much faster than normal stories are published; at 1, the default, it takes ten minutes.",
            defaultValue = "1")
    private double pace;

    @Override
    public Integer call() throws InterruptedException {
        if (!(pace > 0)) {
            throw new ParameterException(spec.commandLine(), "--pace: write a number above 0.");
        }
        Clock clock = Clock.systemUTC();
        WorldServer.Options options = new WorldServer.Options(port, bind, domain, clock, clock.instant(), pace);
        try (WorldServer server = WorldServer.start(World.demo(), options)) {
            server.feedUrls().forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
            Thread.currentThread().join();
            return 0;
        } catch (UncheckedIOException e) {
            throw new CourantException("the invented publishers " + e.getMessage() + "; choose another --port", e);
        }
    }
}
