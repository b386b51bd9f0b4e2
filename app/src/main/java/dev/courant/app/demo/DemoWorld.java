package dev.courant.app.demo;

import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Properties;
import java.util.function.IntFunction;

/**
 * Starts the invented publishers of a demonstration. Their port and the beginning of their timeline are kept with the
 * other state, so that a demonstration that is started again has the same URLs and dates.
 */
final class DemoWorld {
    private static final int PREFERRED_PORT = 8090;
    private static final String PORT = "port";
    private static final String BEGINNING = "beginning";

    private DemoWorld() {}

    static WorldServer start(Path data, Clock clock, double pace) {
        Path file = data.resolve("world.properties");
        Properties known = read(file);
        Instant beginning =
                known.containsKey(BEGINNING) ? Instant.parse(known.getProperty(BEGINNING)) : clock.instant();
        IntFunction<WorldServer.Options> onPort =
                port -> new WorldServer.Options(port, "127.0.0.1", "localhost", clock, beginning, pace);
        WorldServer server = known.containsKey(PORT)
                ? serve(onPort.apply(Integer.parseInt(known.getProperty(PORT))))
                : serveAnywhere(onPort);
        write(file, server.port(), beginning);
        return server;
    }

    private static WorldServer serveAnywhere(IntFunction<WorldServer.Options> onPort) {
        try {
            return serve(onPort.apply(PREFERRED_PORT));
        } catch (CourantException e) {
            return serve(onPort.apply(0));
        }
    }

    private static WorldServer serve(WorldServer.Options options) {
        try {
            return WorldServer.start(World.demo(), options);
        } catch (UncheckedIOException e) {
            throw new CourantException(
                    "the invented publishers " + e.getMessage() + "; free the port and try again", e);
        }
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw new CourantException(file + ": cannot be read: " + e.getMessage(), e);
            }
        }
        return properties;
    }

    private static void write(Path file, int port, Instant beginning) {
        Properties properties = new Properties();
        properties.setProperty(PORT, Integer.toString(port));
        properties.setProperty(BEGINNING, beginning.toString());
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, "port and beginning of the invented publishers");
        } catch (IOException e) {
            throw new CourantException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
