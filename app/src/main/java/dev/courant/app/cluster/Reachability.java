package dev.courant.app.cluster;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks whether a server listens at a cluster's addresses. Stateless and thread-safe. */
final class Reachability {
    /** Kafka's form of addresses: a protocol is ignored, IPv6 is in brackets. */
    private static final Pattern SERVER = Pattern.compile("(?:[A-Z_]+://)?\\[?([0-9a-zA-Z\\-%._:]+?)]?:(\\d{1,5})");

    private static final int HIGHEST_PORT = 65_535;
    private static final Duration PER_ADDRESS = Duration.ofSeconds(2);
    private static final Duration TOTAL = Duration.ofSeconds(6);

    private Reachability() {}

    /**
     * Tries the servers one after another, a few seconds at most.
     *
     * @throws CourantException when they are not written as host:port
     */
    static boolean anyListens(String bootstrapServers) {
        List<Matcher> servers = Arrays.stream(bootstrapServers.split(",", -1))
                .map(String::strip)
                .filter(server -> !server.isEmpty())
                .map(Reachability::parsed)
                .toList();
        long deadline = System.nanoTime() + TOTAL.toNanos();
        return servers.stream()
                .flatMap(server -> addresses(server.group(1), port(server)))
                .anyMatch(address -> listens(address, deadline));
    }

    private static Matcher parsed(String server) {
        Matcher matcher = SERVER.matcher(server);
        if (!matcher.matches() || port(matcher) > HIGHEST_PORT) {
            throw new CourantException(
                    "COURANT_KAFKA_BOOTSTRAP_SERVERS: \"" + server + "\" is not host:port, such as localhost:9092");
        }
        return matcher;
    }

    private static int port(Matcher server) {
        return Integer.parseInt(server.group(2));
    }

    private static Stream<InetSocketAddress> addresses(String host, int port) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).map(address -> new InetSocketAddress(address, port));
        } catch (UnknownHostException e) {
            return Stream.empty();
        }
    }

    private static boolean listens(InetSocketAddress address, long deadline) {
        long timeout = Math.min(PER_ADDRESS.toMillis(), (deadline - System.nanoTime()) / 1_000_000);
        if (timeout <= 0) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) timeout);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
