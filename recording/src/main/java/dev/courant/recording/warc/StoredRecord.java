package dev.courant.recording.warc;

import dev.courant.recording.Header;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcDigest;

/**
 * A record as it stands in a file with a gzip member for each record. Immutable but for its block.
 *
 * @param type its {@code WARC-Type}, in lower case
 * @param id its {@code WARC-Record-ID}
 * @param at its {@code WARC-Date}
 * @param fields the fields of its head, in their order
 * @param block what it holds; must not be changed
 * @param offset the offset of its first byte in the file
 * @param length the number of bytes that it takes there
 */
public record StoredRecord(
        String type, URI id, Instant at, List<Header> fields, byte[] block, long offset, long length) {
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Copies the fields. */
    public StoredRecord {
        fields = List.copyOf(fields);
    }

    /**
     * Reads a record that has to be whole and sound.
     *
     * @throws DamagedException when it is not
     */
    static StoredRecord parse(byte[] content, long offset, long length) throws IOException {
        HeaderBlock head = HeaderBlock.parse(content, 0);
        if (!head.firstLine().startsWith("WARC/") || !head.complete()) {
            throw new DamagedException("the gzip member does not begin with the head of a record");
        }
        long stated = WarcHead.length(head.field("Content-Length").orElse(""));
        int end = content.length - END.length;
        if (stated < 0 || head.end() + stated != end || !Arrays.equals(content, end, content.length, END, 0, 4)) {
            throw new DamagedException("the gzip member holds something other than one record of the stated length");
        }
        Instant at = RecordDates.read(head.field("WARC-Date").orElse(""));
        if (at == null) {
            throw new DamagedException("the record states no time that can be read");
        }
        return new StoredRecord(
                head.field("WARC-Type").orElseThrow(() -> missing("type")).toLowerCase(Locale.ROOT),
                id(head.field("WARC-Record-ID").orElseThrow(() -> missing("id"))),
                at,
                head.fields().stream()
                        .map(field -> new Header(field.name(), Ascii.utf8(field.value())))
                        .toList(),
                Arrays.copyOfRange(content, head.end(), end),
                offset,
                length);
    }

    private static DamagedException missing(String what) {
        return new DamagedException("the record does not state its " + what);
    }

    private static URI id(String value) throws DamagedException {
        try {
            return URI.create(value.startsWith("<") ? value.substring(1, value.length() - 1) : value);
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new DamagedException("the record states no id that can be read");
        }
    }

    /**
     * Returns a field of its head.
     *
     * @param name its name, in any case
     * @return the first value; empty when there is none
     */
    public Optional<String> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** {@return its {@code WARC-Target-URI}; empty: none} */
    public String url() {
        return field("WARC-Target-URI").orElse("");
    }

    /**
     * Returns the time of another record that a field states.
     *
     * @param name the name of the field
     * @return the time; empty when there is none, or none that can be read
     */
    public Optional<Instant> time(String name) {
        return field(name).map(RecordDates::read);
    }

    /** {@return whether it holds an HTTP response, or its head and a reference to one with the same payload} */
    public boolean isCapture() {
        return type.equals("response") || type.equals("revisit");
    }

    /** {@return the head of the HTTP message in the block, each line of it as it came, without the empty line} */
    public String head() {
        return new String(block, 0, headEnd(), StandardCharsets.UTF_8).stripTrailing();
    }

    /** {@return start line and header fields of the HTTP message in the block} */
    public HttpHead http() {
        String[] lines = head().split("\r\n");
        return new HttpHead(
                lines[0],
                Arrays.stream(lines)
                        .skip(1)
                        .filter(line -> line.indexOf(':') > 0)
                        .map(StoredRecord::header)
                        .toList());
    }

    private static Header header(String line) {
        int colon = line.indexOf(':');
        return new Header(
                line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }

    /** {@return the body of the HTTP message in the block, as it came} */
    public byte[] payload() {
        return Arrays.copyOfRange(block, headEnd(), block.length);
    }

    /** Returns the offset behind the empty line. */
    private int headEnd() {
        for (int i = 0; i + END.length <= block.length; i++) {
            if (block[i] == '\r' && Arrays.equals(block, i, i + END.length, END, 0, END.length)) {
                return i + END.length;
            }
        }
        return block.length;
    }

    /**
     * Returns the fields that a block of {@code application/warc-fields} has, as metadata and descriptions of files do.
     *
     * @return names to values, in their order; several values of one name with a space between them
     */
    public Map<String, String> blockFields() {
        Map<String, String> named = new LinkedHashMap<>();
        new String(block, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.indexOf(':') > 0)
                .map(StoredRecord::header)
                .forEach(field -> named.merge(field.name(), field.value(), (one, other) -> one + " " + other));
        return named;
    }

    /** {@return what contradicts its digests, in one line; null: nothing does} */
    public @Nullable String contradiction() {
        if (isOther("WARC-Block-Digest", block)) {
            return "its block has another digest than it says";
        }
        return type.equals("response") && isOther("WARC-Payload-Digest", payload())
                ? "its payload has another digest than it says"
                : null;
    }

    private boolean isOther(String field, byte[] bytes) {
        return field(field).filter(digest -> !isOf(digest, bytes)).isPresent();
    }

    /** Digests are written in Base32 as well. */
    private static boolean isOf(String digest, byte[] bytes) {
        try {
            return new WarcDigest(digest).equals(WarcEncoder.digest(bytes));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
