package dev.courant.recording.warc;

import dev.courant.recording.warc.WarcMember.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * Makes WARC 1.1 records, each a gzip member of its own, with digests by SHA-256. Encoding compresses, so that it is
 * best done outside of locks. Pure functions, but that each record gets an id of its own.
 */
public final class WarcEncoder {
    private static final String ALGORITHM = "SHA-256";

    private WarcEncoder() {}

    private static final String PAYLOAD_DIGEST = "WARC-Payload-Digest";
    private static final String BLOCK_DIGEST = "WARC-Block-Digest";

    /**
     * A response that was written before, to which a revisit refers.
     *
     * @param id its record
     * @param url its URL
     * @param at its date
     */
    public record Original(URI id, String url, Instant at) {}

    /**
     * Describes a file; its first record.
     *
     * @param filename the name of the file
     * @param at when it was begun
     * @param fields what to say, such as {@code software}; in their order
     * @return the record
     */
    public static WarcMember warcinfo(String filename, Instant at, Map<String, String> fields) {
        URI id = newId();
        Warcinfo record = new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(date(at))
                .filename(filename)
                .body(MediaType.WARC_FIELDS, fields(fields))
                .build();
        return new WarcMember(Kind.WARCINFO, id, "", date(at), 0, null, null, bytes(record));
    }

    /**
     * Encodes a response.
     *
     * @param capture the exchange
     * @return the record
     */
    public static WarcMember response(HttpCapture capture) {
        URI id = newId();
        WarcDigest payload = digest(capture.body());
        byte[] block = block(capture.response().bytes(), capture.body());
        WarcResponse.Builder record = new WarcResponse.Builder(capture.url());
        started(record, id, capture)
                .setHeader(PAYLOAD_DIGEST, payload.raw())
                .setHeader(BLOCK_DIGEST, digest(block).raw())
                .body(MediaType.HTTP_RESPONSE, block);
        HttpCapture.Truncation truncation = capture.truncation();
        if (truncation != null) {
            record.truncated(WarcTruncationReason.valueOf(truncation.name()));
        }
        return member(Kind.RESPONSE, id, capture, payload, bytes(record.build()));
    }

    /**
     * Encodes a response with a payload that was written before: its head alone.
     *
     * @param capture the exchange, whole
     * @param original the response with the same payload
     * @return the record
     */
    public static WarcMember revisit(HttpCapture capture, Original original) {
        URI id = newId();
        WarcDigest payload = digest(capture.body());
        byte[] head = capture.response().bytes();
        WarcRevisit.Builder record = new WarcRevisit.Builder(capture.url(), WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1);
        started(record, id, capture)
                .setHeader(PAYLOAD_DIGEST, payload.raw())
                .setHeader(BLOCK_DIGEST, digest(head).raw())
                .body(MediaType.HTTP_RESPONSE, head);
        record.refersTo(original.id(), original.url(), date(original.at()));
        return member(Kind.REVISIT, id, capture, payload, bytes(record.build()));
    }

    /**
     * Encodes the request of a response.
     *
     * @param capture the exchange
     * @param response the record of the response
     * @return the record
     */
    public static WarcMember request(HttpCapture capture, URI response) {
        URI id = newId();
        byte[] head = capture.request().bytes();
        WarcRequest.Builder record = new WarcRequest.Builder(capture.url());
        started(record, id, capture)
                .concurrentTo(response)
                .setHeader(BLOCK_DIGEST, digest(head).raw())
                .body(MediaType.HTTP_REQUEST, head);
        return new WarcMember(
                Kind.REQUEST, id, capture.url(), date(capture.at()), 0, null, null, bytes(record.build()));
    }

    /**
     * Encodes what is known of an exchange.
     *
     * @param url the URL that was asked
     * @param at when the response began to arrive
     * @param response the record of the response; null: there is none
     * @param fields names to values, in their order
     * @return the record
     */
    public static WarcMember metadata(String url, Instant at, @Nullable URI response, Map<String, String> fields) {
        URI id = newId();
        byte[] block = fields(fields);
        WarcMetadata.Builder record = new WarcMetadata.Builder().targetURI(url);
        record.version(MessageVersion.WARC_1_1).recordId(id).date(date(at));
        if (response != null) {
            record.concurrentTo(response);
        }
        record.setHeader(BLOCK_DIGEST, digest(block).raw()).body(MediaType.WARC_FIELDS, block);
        return new WarcMember(Kind.METADATA, id, url, date(at), 0, null, null, bytes(record.build()));
    }

    /**
     * Returns the digest of a payload.
     *
     * @param payload the bytes
     * @return algorithm and digest in the form of {@code WARC-Payload-Digest}, such as {@code sha256:2d71…}
     */
    public static String payloadDigest(byte[] payload) {
        return digest(payload).raw();
    }

    private static <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> B started(
            B record, URI id, HttpCapture capture) {
        return record.version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(date(capture.at()))
                .addHeader("WARC-Protocol", capture.protocol());
    }

    private static WarcMember member(Kind kind, URI id, HttpCapture capture, WarcDigest payload, byte[] bytes) {
        String type = capture.response().first("Content-Type").orElse("");
        String mediaType = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return new WarcMember(
                kind,
                id,
                capture.url(),
                date(capture.at()),
                capture.status(),
                mediaType.isEmpty() ? null : mediaType,
                payload.raw(),
                bytes);
    }

    private static URI newId() {
        return URI.create("urn:uuid:" + UUID.randomUUID());
    }

    /** Readers of WARC 1.1 take fractions of seconds, but many no more digits than milliseconds have. */
    private static Instant date(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static byte[] block(byte[] head, byte[] body) {
        byte[] block = new byte[head.length + body.length];
        System.arraycopy(head, 0, block, 0, head.length);
        System.arraycopy(body, 0, block, head.length, body.length);
        return block;
    }

    private static byte[] fields(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(name)
                .append(": ")
                .append(value.replaceAll("[\\r\\n]+", " "))
                .append("\r\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns a digest in hexadecimal: WARC 1.1 has no equals sign in digests (section 5.8), with which Base32 pads
     * those of this length.
     */
    static WarcDigest digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance(ALGORITHM).digest(bytes);
            return new WarcDigest("sha256:" + HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(WarcRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP)) {
            writer.write(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
