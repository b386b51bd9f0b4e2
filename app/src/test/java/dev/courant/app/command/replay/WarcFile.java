package dev.courant.app.command.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Writes a WARC file, one gzip member per record, as those who crawl the web do. */
final class WarcFile {
    private static final String TIME = "2026-03-02T12:00:00Z";

    private final Path file;

    WarcFile(Path file) {
        this.file = file;
    }

    static String page(String title) {
        return "<html lang=en><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>"
                + ("The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                                + title + " is all that they know. ")
                        .repeat(9)
                + "</p></article></body></html>";
    }

    Path path() {
        return file;
    }

    WarcFile info() throws IOException {
        return record("warcinfo", "", TIME, "application/warc-fields", "software: test\r\n");
    }

    WarcFile article(String url, String title) throws IOException {
        return article(url, TIME, page(title));
    }

    WarcFile article(String url, String at, String html) throws IOException {
        return response(url, at, "200 OK", "text/html; charset=utf-8", html);
    }

    WarcFile response(String url, String status, String type) throws IOException {
        return response(url, TIME, status, type, "");
    }

    WarcFile request(String url) throws IOException {
        return record("request", url, TIME, "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n");
    }

    WarcFile revisit(String url) throws IOException {
        return record("revisit", url, TIME, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n");
    }

    WarcFile garbage() throws IOException {
        return append("not a record, and not compressed either".getBytes(StandardCharsets.US_ASCII));
    }

    private WarcFile response(String url, String at, String status, String type, String body) throws IOException {
        String location = status.startsWith("3") ? "Location: /elsewhere\r\n" : "";
        return record(
                "response",
                url,
                at,
                "application/http; msgtype=response",
                "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + location + "\r\n" + body);
    }

    private WarcFile record(String kind, String url, String at, String type, String block) throws IOException {
        byte[] content = block.getBytes(StandardCharsets.UTF_8);
        String head = "WARC/1.1\r\nWARC-Type: " + kind + "\r\nWARC-Record-ID: <urn:uuid:"
                + UUID.nameUUIDFromBytes((kind + url + at + block).getBytes(StandardCharsets.UTF_8)) + ">\r\n"
                + (url.isEmpty() ? "" : "WARC-Target-URI: " + url + "\r\n")
                + "WARC-Date: " + at + "\r\nContent-Type: " + type + "\r\nContent-Length: " + content.length
                + "\r\n\r\n";
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(member)) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(content);
            out.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return append(member.toByteArray());
    }

    private WarcFile append(byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return this;
    }
}
