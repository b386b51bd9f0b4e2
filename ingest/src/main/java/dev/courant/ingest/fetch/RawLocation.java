package dev.courant.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Reads a {@code Location} header byte for byte. OkHttp reads headers as UTF-8 and loses bytes of another charset,
 * which browsers send back as they came, percent-encoded. For the few servers that send some, the request is sent once
 * more, over a socket that the same factories make. Stateless.
 */
final class RawLocation {
    private static final int LONGEST_HEAD = 64 << 10;
    private static final String NAME = "location:";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RawLocation() {}

    /** Returns whether bytes of a header were lost. */
    static boolean isNeeded(String location) {
        return location.indexOf('\uFFFD') >= 0;
    }

    /**
     * Sends a request again and returns the header with its bytes percent-encoded; empty if the server sends none now,
     * or requests go through a proxy.
     *
     * @param timeout the longest time for all of it
     */
    static Optional<String> read(OkHttpClient client, Request request, Duration timeout) throws IOException {
        if (client.proxy() != Proxy.NO_PROXY) {
            return Optional.empty();
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Socket socket = connect(client, request.url(), (int) Math.max(1, timeout.toMillis()))) {
            socket.getOutputStream().write(head(request).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return location(answer(socket.getInputStream(), deadline));
        }
    }

    private static Socket connect(OkHttpClient client, HttpUrl url, int timeout) throws IOException {
        Socket plain = client.socketFactory().createSocket();
        try {
            plain.setSoTimeout(timeout);
            plain.connect(new InetSocketAddress(client.dns().lookup(url.host()).getFirst(), url.port()), timeout);
            if (!url.isHttps()) {
                return plain;
            }
            SSLSocket secure = (SSLSocket) client.sslSocketFactory().createSocket(plain, url.host(), url.port(), true);
            secure.startHandshake();
            if (!client.hostnameVerifier().verify(url.host(), secure.getSession())) {
                throw new SSLPeerUnverifiedException("the certificate is not for " + url.host());
            }
            return secure;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static String head(Request request) {
        HttpUrl url = request.url();
        String query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
        String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
        boolean standard = url.port() == HttpUrl.defaultPort(url.scheme());
        StringBuilder head = new StringBuilder("GET " + url.encodedPath() + query + " HTTP/1.1\r\nHost: " + host
                + (standard ? "" : ":" + url.port()) + "\r\nConnection: close\r\n");
        request.headers().forEach(header -> head.append(header.getFirst() + ": " + header.getSecond() + "\r\n"));
        return head.append("\r\n").toString();
    }

    /** Returns the status line and the headers, a character for each byte. */
    private static String answer(InputStream in, long deadline) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 2 && head.size() < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            if (System.nanoTime() > deadline) {
                throw new SocketTimeoutException("the headers take too long");
            }
            head.write(next);
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> location(String answer) {
        return answer.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(NAME))
                .map(line -> encoded(line.substring(NAME.length()).strip()))
                .findFirst();
    }

    private static String encoded(String bytes) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            if (c < 0x80) {
                out.append(c);
            } else {
                out.append('%').append(HEX.toHexDigits((byte) c));
            }
        }
        return out.toString();
    }
}
