package dev.courant.parse.extract.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds JSON in scripts: whole scripts that are JSON, values that are assigned ({@code window.__STATE__ = {…}}), texts
 * of JSON that are parsed ({@code JSON.parse("…")}), and the streamed rows of React's server components. One per page.
 */
final class StateValues {
    private static final int MOST_TRIES = 300;
    private static final int MOST_CHARS = 12_000_000;
    private static final int MOST_ROWS = 5_000;
    private static final int SHORTEST_ROW = 200;
    /** What stands before a script that is nothing but JSON. */
    private static final Pattern WRAPPING = Pattern.compile("\\s*(?:<!--\\s*)?(?:<!\\[CDATA\\[\\s*)?(?=[\\[{])");

    /** What stands before a value in a script: an assignment, or the bracket of a call. */
    private static final Pattern ASSIGNED =
            Pattern.compile("[\\w$\\])\"']\\s{0,9}=\\s{0,9}(?=[\\[{]|JSON\\.parse\\(|[\"']\\{\\\\?[\"'])"
                    + "|\\((?=\\{\"|JSON\\.parse\\()|__next_f\\.push\\((?=\\[)");

    private static final Pattern PARSED =
            Pattern.compile("(?:JSON\\.parse\\()?\\s{0,9}(decodeURIComponent\\()?\\s{0,9}(?=[\"'])");
    /** What a serialiser of JavaScript writes where JSON has no word for it. */
    private static final List<String> UNDEFINED = List.of("undefined", "void 0", "NaN", "-Infinity", "Infinity");

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build()
            .reader();

    private final List<JsonNode> values = new ArrayList<>();
    private final StringBuilder stream = new StringBuilder();
    private int tries = MOST_TRIES;
    private long chars = MOST_CHARS;

    private StateValues() {}

    /** Returns the objects and arrays that some scripts hold. What cannot be read is passed over. */
    static List<JsonNode> in(List<String> scripts) {
        StateValues found = new StateValues();
        scripts.forEach(found::script);
        found.rows();
        return found.values;
    }

    private void script(String script) {
        Matcher wrapping = WRAPPING.matcher(script);
        if (wrapping.lookingAt()) {
            value(undefinedAsNull(script), wrapping.end());
        } else if (tries > 0 && chars > 0 && ASSIGNED.matcher(script).find()) {
            assignments(undefinedAsNull(script));
        }
    }

    private static String undefinedAsNull(String script) {
        String text = script;
        for (String word : UNDEFINED) {
            text = asNull(word, text);
        }
        return text;
    }

    /** With {@code null} for a word that is a value: after a colon, a comma or a bracket, and before the next mark. */
    private static String asNull(String word, String text) {
        StringBuilder out = null;
        int copied = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            int end = at + word.length();
            int start = at > 0 && isBlank(text.charAt(at - 1)) ? at - 1 : at;
            int next = end < text.length() && isBlank(text.charAt(end)) ? end + 1 : end;
            if (start > 0
                    && ":,[".indexOf(text.charAt(start - 1)) >= 0
                    && next < text.length()
                    && ",}]".indexOf(text.charAt(next)) >= 0) {
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, copied, start).append("null");
                copied = end;
            }
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private void assignments(String script) {
        Matcher assigned = ASSIGNED.matcher(script);
        int from = 0;
        while (tries > 0 && chars > 0 && assigned.find(from)) {
            int at = assigned.end();
            from = Math.max(at, value(script, at));
        }
    }

    /** Reads the value at a position; returns where it ends, or the position where there is none. */
    private int value(String script, int at) {
        tries--;
        char c = at < script.length() ? script.charAt(at) : ' ';
        if (c != '{' && c != '[') {
            return text(script, at);
        }
        long[] end = {0};
        JsonNode node = read(script, at, end);
        if (node != null) {
            add(node);
        }
        return node == null ? at : at + (int) end[0];
    }

    private void add(JsonNode node) {
        if (node.isArray()
                && node.size() == 2
                && node.get(0).isInt()
                && node.get(1).isTextual()) {
            stream.append(node.get(1).asText());
        } else if (node.isContainerNode()) {
            values.add(node);
        }
    }

    /** The JSON in a text, which may be percent-encoded. */
    private int text(String script, int at) {
        Matcher parsed = PARSED.matcher(script).region(at, script.length());
        if (!parsed.lookingAt()) {
            return at;
        }
        long[] end = {0};
        JsonNode literal = read(script, parsed.end(), end);
        if (literal == null || !literal.isTextual()) {
            return at;
        }
        String text = parsed.group(1) == null ? literal.asText() : percentDecoded(literal.asText());
        JsonNode node = read(undefinedAsNull(text), 0, new long[1]);
        if (node != null && node.isContainerNode()) {
            values.add(node);
        }
        return parsed.end() + (int) end[0];
    }

    private static String percentDecoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private @Nullable JsonNode read(String text, int at, long[] end) {
        if (chars <= 0) {
            return null;
        }
        try (JsonParser parser = READER.createParser(new TextReader(text, at))) {
            try {
                JsonNode node = READER.readTree(parser);
                end[0] = parser.currentLocation().getCharOffset();
                return node;
            } finally {
                chars -= Math.max(0, parser.currentLocation().getCharOffset());
            }
        } catch (IOException e) {
            return null;
        }
    }

    /** A row of the stream is {@code id:JSON} on a line, or {@code id:Tlength,text}. */
    private void rows() {
        String[] rows = stream.toString().split("\n", MOST_ROWS);
        for (String row : rows) {
            int colon = row.indexOf(':');
            if (row.length() >= SHORTEST_ROW && colon >= 0 && colon < 8 && chars > 0) {
                int start = colon + 1;
                while (start < row.length() && start < colon + 3 && "[{".indexOf(row.charAt(start)) < 0) {
                    start++;
                }
                JsonNode node = read(row, start, new long[1]);
                if (node != null && node.isContainerNode()) {
                    values.add(node);
                }
            }
        }
    }

    /** Reads a text from a position on, without a copy of it. */
    private static final class TextReader extends Reader {
        private final String text;
        private int at;

        TextReader(String text, int at) {
            this.text = text;
            this.at = at;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            int count = Math.min(length, text.length() - at);
            if (count <= 0) {
                return -1;
            }
            text.getChars(at, at + count, buffer, offset);
            at += count;
            return count;
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
