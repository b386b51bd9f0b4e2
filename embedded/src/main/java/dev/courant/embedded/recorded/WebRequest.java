package dev.courant.embedded.recorded;

import dev.courant.embedded.world.http.RecordedRequest;
import dev.courant.recording.WebGateway;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to the recorded web. Immutable.
 *
 * @param method its method
 * @param url the URL that it is for
 * @param headers its headers, names in lower case
 */
record WebRequest(String method, String url, Map<String, List<String>> headers) {
    private static final int MOST_BYTES = 64 << 10;
    private static final Pattern URL = Pattern.compile("https?://(?:[^/?#@]*@)?(\\[[^\\]]*\\]|[^/?#:]*)[^/?#]*(.*)");

    /**
     * Reads a request; a body is read and forgotten.
     *
     * @return the request; empty when the client sends no more
     * @throws IOException when what it sends is no request
     */
    static Optional<WebRequest> read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return Optional.empty();
        }
        String[] words = first.split(" ", -1);
        if (words.length != 3) {
            throw new IOException("no request: " + first);
        }
        Map<String, List<String>> headers = headers(in);
        WebRequest request = new WebRequest(words[0], url(words[1], headers), headers);
        in.skipNBytes(request.bodyLength());
        return Optional.of(request);
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        int bytes = 0;
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            bytes += line.length();
            int colon = line.indexOf(':');
            if (colon < 1 || bytes > MOST_BYTES) {
                throw new IOException("no header: " + line);
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 && line.size() == 0) {
                return null;
            }
            if (next < 0 || line.size() == MOST_BYTES) {
                throw new EOFException("no end of a line");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** The gateway's header, else the whole URL that a proxy is sent, else that of the host that is named. */
    private static String url(String target, Map<String, List<String>> headers) {
        String whole = first(headers, WebGateway.URL_HEADER.toLowerCase(Locale.ROOT));
        if (whole != null) {
            return whole;
        }
        return target.startsWith("/") ? "http://" + first(headers, "host") + target : target;
    }

    private static @Nullable String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.getFirst();
    }

    private int bodyLength() throws IOException {
        String length = header("content-length");
        if (length == null) {
            return 0;
        }
        if (!length.matches("\\d{1,8}")) {
            throw new IOException("no length: " + length);
        }
        return Integer.parseInt(length);
    }

    /** Returns the first value of a header by its name in lower case; null: none. */
    @Nullable
    String header(String name) {
        return first(headers, name);
    }

    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    boolean keepsAlive() {
        return !"close".equalsIgnoreCase(header("connection"));
    }

    /** Returns this request for the log. */
    RecordedRequest recorded(Instant at, int status) {
        Matcher parts = URL.matcher(url);
        String host = parts.matches() ? parts.group(1) : "";
        String path = parts.matches() ? parts.group(2) : url;
        return new RecordedRequest(
                at,
                method,
                host,
                path.startsWith("/") ? path : "/" + path,
                RecordedRequest.kept(name -> headers.getOrDefault(name, List.of())),
                status);
    }
}
