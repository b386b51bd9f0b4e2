package dev.courant.recording.warc;

import dev.courant.recording.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line and the fields below it, as WARC records and HTTP messages begin with. Lenient: lines end in LF alone, white
 * space stands before colons, lines without a colon are passed over, bytes are taken as ISO 8859-1.
 *
 * @param firstLine the first line
 * @param fields the fields
 * @param end the index after the blank line, or of the end of the bytes when there is none
 * @param complete whether there is a blank line
 */
record HeaderBlock(String firstLine, List<Header> fields, int end, boolean complete) {
    static final int LONGEST = 64 << 10;

    /** Parses the block that starts at an index, of at most {@link #LONGEST} bytes. */
    static HeaderBlock parse(byte[] bytes, int from) {
        int limit = (int) Math.min(bytes.length, (long) from + LONGEST);
        List<String> lines = new ArrayList<>();
        int start = from;
        boolean blank = false;
        while (start < limit && !blank) {
            int end = lineEnd(bytes, start, limit);
            String line = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
            start = Math.min(end + 1, limit);
            line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            blank = line.isEmpty();
            lines.add(line);
        }
        String first = lines.isEmpty() ? "" : lines.getFirst();
        return new HeaderBlock(first, fields(lines), start, blank);
    }

    private static int lineEnd(byte[] bytes, int from, int limit) {
        int end = from;
        while (end < limit && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static List<Header> fields(List<String> lines) {
        List<Header> fields = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            int colon = line.indexOf(':');
            if (!fields.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
                Header folded = fields.removeLast();
                fields.add(new Header(folded.name(), (folded.value() + " " + line.strip()).strip()));
            } else if (colon > 0 && !line.substring(0, colon).isBlank()) {
                fields.add(new Header(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return List.copyOf(fields);
    }

    /** Returns the value of the first field of a name. */
    Optional<String> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** Returns the values of all fields of a name, as one list. */
    Optional<String> list(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Header::value)
                .reduce((one, other) -> one + "," + other);
    }
}
