package dev.courant.ingest.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.recording.warc.WarcMember;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.URIs;

/**
 * One line of a CDXJ index: where a capture of a URL is.
 *
 * @param key the SURT of the URL, by which lines are sorted
 * @param at when it was captured, to the second
 * @param url the URL
 * @param mime the media type; {@link #REVISIT} for a payload that is stored with an earlier capture, {@link #METADATA}
 *     for a record without a response; {@code unk}: not known
 * @param status the HTTP status; 0: none
 * @param digest the digest of the payload; null: it has none
 * @param length the number of bytes of the record in the file
 * @param offset the offset of its first byte
 * @param filename the name of the complete file
 * @see <a href="https://specs.webrecorder.net/cdxj/0.1.0/">CDXJ 0.1.0</a>
 */
record CdxLine(
        String key,
        Instant at,
        String url,
        String mime,
        int status,
        @Nullable String digest,
        long length,
        long offset,
        String filename) {
    static final String REVISIT = "warc/revisit";
    static final String METADATA = "application/warc-fields";
    private static final String UNKNOWN = "unk";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Returns the key of a URL: that of all its spellings, with http or https. */
    static String key(String url) {
        int fragment = url.indexOf('#');
        return URIs.toNormalizedSurt(fragment < 0 ? url : url.substring(0, fragment))
                .replace(' ', '+');
    }

    /** Returns what the keys of a host's URLs, and of those of the hosts below it, start with. */
    static String hostKey(String host) {
        String key = key("http://" + host.toLowerCase(Locale.ROOT) + "/");
        return key.substring(0, Math.max(0, key.indexOf(')')));
    }

    /** Returns the line of a record that was written. */
    static CdxLine of(WarcMember record, long offset, String filename) {
        return new CdxLine(
                key(record.url()),
                record.at(),
                record.url(),
                mime(record.kind(), record.mediaType()),
                record.status(),
                record.digest(),
                record.bytes().length,
                offset,
                filename);
    }

    private static String mime(WarcMember.Kind kind, @Nullable String mediaType) {
        return switch (kind) {
            case REVISIT -> REVISIT;
            case METADATA -> METADATA;
            case RESPONSE, REQUEST, WARCINFO -> mediaType == null ? UNKNOWN : mediaType;
        };
    }

    /** Reads a line; empty when it is none, such as the torn last one of a crash. */
    static Optional<CdxLine> parse(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            JsonNode fields = JSON.readTree(parts[2]);
            return Optional.of(new CdxLine(
                    parts[0],
                    LocalDateTime.parse(parts[1], TIME).toInstant(ZoneOffset.UTC),
                    fields.required("url").asText(),
                    fields.path("mime").asText(UNKNOWN),
                    fields.path("status").asInt(),
                    fields.path("digest").isMissingNode()
                            ? null
                            : fields.path("digest").asText(),
                    fields.required("length").asLong(),
                    fields.required("offset").asLong(),
                    fields.required("filename").asText()));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns whether the record has a response, or refers to one. */
    boolean isCapture() {
        return !mime.equals(METADATA);
    }

    boolean isRevisit() {
        return mime.equals(REVISIT);
    }

    /** Returns the line as it stands in an index. */
    @Override
    public String toString() {
        ObjectNode fields = JSON.createObjectNode().put("url", url).put("mime", mime);
        if (status > 0) {
            fields.put("status", Integer.toString(status));
        }
        if (digest != null) {
            fields.put("digest", digest);
        }
        // As text, which is how the other tools of the field write numbers here.
        fields.put("length", Long.toString(length))
                .put("offset", Long.toString(offset))
                .put("filename", filename);
        return key + " " + TIME.format(at) + " " + fields;
    }
}
