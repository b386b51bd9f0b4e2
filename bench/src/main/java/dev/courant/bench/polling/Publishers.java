package dev.courant.bench.polling;

import dev.courant.embedded.world.http.LoopbackListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Many publishers behind one loopback socket. A plain socket is used because an HTTP server would take more CPU time
 * from the measured process on the same cores. A conditional request is mostly answered with 304, any other with a feed
 * of twenty entries.
 */
final class Publishers implements AutoCloseable {
    private static final int BACKLOG = 4_096;
    private static final int ENTRIES = 20;
    private static final double CHANGED = 0.02;

    private final double hanging;
    private final PollIntervals intervals = new PollIntervals();
    private final LoopbackListener listener;

    /** @param hanging the share of hosts that never answer */
    Publishers(double hanging) {
        this.hanging = hanging;
        this.listener = LoopbackListener.start(BACKLOG, this::serve);
    }

    int port() {
        return listener.port();
    }

    @Override
    public void close() {
        listener.close();
    }

    /** {@return the times between two polls of a feed whose publisher answers, since the last call} */
    PollIntervals intervals() {
        return intervals;
    }

    private void serve(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1_024);
        OutputStream out = client.getOutputStream();
        byte[] answer = answer(in);
        while (answer != null) {
            out.write(answer);
            answer = answer(in);
        }
    }

    private byte @Nullable [] answer(BufferedReader in) throws IOException {
        String request = in.readLine();
        if (request == null) {
            return null;
        }
        boolean conditional = false;
        String host = "";
        for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
            String name = header.toLowerCase(Locale.ROOT);
            conditional |= name.startsWith("if-none-match:");
            host = name.startsWith("host:") ? name.substring("host:".length()).strip() : host;
        }
        if (Math.floorMod(host.hashCode(), 1_000) < 1_000 * hanging) {
            // Blocks until the client closes the connection.
            return in.read() < 0 ? null : new byte[0];
        }
        intervals.polled(request);
        boolean feed = request.startsWith("GET /feed/");
        double chance = ThreadLocalRandom.current().nextDouble();
        if (feed && conditional && chance >= CHANGED) {
            return bytes("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n");
        }
        String body = feed ? document(conditional ? (int) (chance / CHANGED * 1_000_000) : 0) : "";
        String status = feed ? "200 OK" : "404 Not Found";
        return bytes("HTTP/1.1 " + status + "\r\nETag: \"1\"\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** The links of the entries cannot be fetched, because only polling is measured. */
    private static String document(int newest) {
        StringBuilder feed = new StringBuilder("<rss version='2.0'><channel><title>A publisher</title>");
        for (int entry = 0; entry < ENTRIES; entry++) {
            int number = entry == 0 ? newest : entry;
            feed.append("<item><title>Story " + number + " of the day</title><guid>" + number + "</guid>")
                    .append("<link>http://unreachable.invalid/" + number + "</link>")
                    .append("<description>What happened in the harbour on the day of story " + number)
                    .append(", told in one sentence.</description></item>");
        }
        return feed.append("</channel></rss>").toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
