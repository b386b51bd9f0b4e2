package dev.courant.testkit.pipeline;

import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import dev.courant.runtime.time.VirtualClock;
import dev.courant.testservers.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Replays the invented publishers again and again, each time into topics and a database of its own. Their URLs are the
 * same each time. Used by one thread.
 */
final class Replays {
    private static final PipelineOptions ALL = new PipelineOptions(EnumSet.allOf(PipelineRole.class), true);
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    private final Servers servers;
    private final double pace;
    private final Duration rest;
    private final int port = freePort();
    private @Nullable WorldServer web;

    /**
     * @param pace how much faster stories are published than their files say
     * @param rest how long it goes on after the last story
     */
    Replays(Servers servers, double pace, Duration rest) {
        this.servers = servers;
        this.pace = pace;
        this.rest = rest;
    }

    /** {@return the publishers of the present replay} */
    WorldServer web() {
        return Objects.requireNonNull(web);
    }

    /** Replays with some nodes, and returns all that they have written. */
    Dump with(int partitions, List<Node.Start> nodes) {
        VirtualClock clock = new VirtualClock(BEGIN);
        WorldServer server = WorldServer.start(
                World.demo(), WorldServer.Options.local(clock).withPace(pace).withPort(port));
        web = server;
        try (Servers own = servers.sibling(partitions);
                Pipeline pipeline = Playing.start(own, World.demo(), server, clock, ALL, nodes)) {
            pipeline.advanceTo(pipeline.end().plus(rest));
            return Dump.of(own);
        }
    }

    /** Starts a node in this process. */
    static Node local(NodeOptions options) {
        return LocalNode.start(options, new VirtualClock(options.now()));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
