package dev.courant.recording.warc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Makes records as writers of all kinds make them. The same call makes the same bytes. */
final class ArchiveBytes {
    static final String CRLF = "\r\n";

    private ArchiveBytes() {}

    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            all.writeBytes(part instanceof byte[] raw ? raw : part.toString().getBytes(ISO_8859_1));
        }
        return all.toByteArray();
    }

    /** A page that no other number has. */
    static String page(int number) {
        return "<!DOCTYPE html><html><head><title>Ferry " + number + " is late</title></head><body><p>"
                + "The ferry number %d left the pier an hour late. "
                        .formatted(number)
                        .repeat(3 + number % 5)
                + "</p></body></html>";
    }

    static String url(int number) {
        return "https://pier-post.example/2026/ferry-" + number;
    }

    static byte[] http(Object body, String... headers) {
        return bytes("HTTP/1.1 200 OK\r\n", lines(headers), CRLF, body instanceof String s ? s.getBytes(UTF_8) : body);
    }

    private static String lines(String... headers) {
        StringBuilder lines = new StringBuilder();
        for (String header : headers) {
            lines.append(header).append(CRLF);
        }
        return lines.toString();
    }

    /** The response to a request for the page of a number. */
    static byte[] response(int number, byte[] http, String... fields) {
        return record("response", url(number), http, fields);
    }

    static byte[] plainResponse(int number) {
        return response(number, http(page(number), "Content-Type: text/html"));
    }

    static byte[] record(String type, String uri, byte[] block, String... fields) {
        return bytes(head(type, uri, block.length, fields), block, CRLF, CRLF);
    }

    static String head(String type, String uri, long length, String... fields) {
        return "WARC/1.0\r\nWARC-Type: " + type
                + "\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
                + "WARC-Date: 2026-03-01T10:00:00Z\r\nWARC-Target-URI: " + uri + CRLF + lines(fields)
                + "Content-Length: " + length + CRLF + CRLF;
    }

    static byte[] gzip(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(all)) {
            gzip.write(bytes(parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    /** RFC 1951 alone, with the data as it is in a stored block. */
    static byte[] stored(byte[] data) {
        int length = data.length;
        return bytes(new byte[] {1, (byte) length, (byte) (length >> 8), (byte) ~length, (byte) (~length >> 8)}, data);
    }

    /** RFC 1951 alone, as some servers send what they call deflate. */
    static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(data);
        deflater.finish();
        byte[] out = new byte[data.length + 64];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    static byte[] chunked(byte[] data, int size, String end) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int at = 0; at < data.length; at += size) {
            int count = Math.min(size, data.length - at);
            all.writeBytes(bytes(Integer.toHexString(count), CRLF));
            all.write(data, at, count);
            all.writeBytes(bytes(CRLF));
        }
        all.writeBytes(bytes(end));
        return all.toByteArray();
    }

    static byte[] start(byte[] data, int length) {
        return Arrays.copyOf(data, length);
    }
}
