package dev.courant.ingest.loopback;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer. Immutable. */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    public static Reply of(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    public static Reply ok(String body) {
        return of(200).with(body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply redirect(int status, String location) {
        return of(status).with("Location", location);
    }

    public Reply with(byte[] newBody) {
        return new Reply(status, headers, newBody);
    }

    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    /** What goes over the wire; a length is added where no header speaks of it. */
    public byte[] bytes() {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (status != 304 && !headers.containsKey("Content-Length") && !headers.containsKey("Transfer-Encoding")) {
            head.append("Content-Length: " + body.length + "\r\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }
}
