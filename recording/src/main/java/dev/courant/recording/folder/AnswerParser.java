package dev.courant.recording.folder;

import dev.courant.recording.Header;
import dev.courant.recording.folder.LocatedNode.Entry;
import dev.courant.recording.folder.LocatedNode.Sequence;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the answers of URLs. Used by one thread. */
final class AnswerParser {
    private static final Set<String> KEYS = Set.of("at", "status", "headers", "body", "file", "truncated");

    private final NodeReader nodes;
    private final BodyFiles files;
    private final List<WrittenAnswer> answers = new ArrayList<>();
    private final Set<List<Object>> times = new HashSet<>();

    AnswerParser(NodeReader nodes, BodyFiles files) {
        this.nodes = nodes;
        this.files = files;
    }

    List<WrittenAnswer> answers() {
        return answers;
    }

    /** Reads one answer, or a list of them. */
    void read(String url, LocatedNode node) {
        List<LocatedNode> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        for (LocatedNode item : items) {
            answer(url, item);
        }
    }

    private void answer(String url, LocatedNode node) {
        Map<String, LocatedNode> fields = nodes.fields(node, "an answer", KEYS);
        Instant at = at(node, fields.get("at"));
        if (at != null && !times.add(List.of(url, at))) {
            nodes.problem(node.place(), "there are two answers of " + url + " at " + at);
        }
        byte[] text = body(fields);
        String file = file(fields.get("file"));
        List<Header> headers = fields.containsKey("headers") ? headers(fields.get("headers")) : suggested(text, file);
        int status = status(fields.get("status"));
        boolean truncated = truncated(fields.get("truncated"));
        if (at != null) {
            answers.add(new WrittenAnswer(
                    url,
                    at,
                    status,
                    headers,
                    truncated,
                    text,
                    file,
                    node.place().offset()));
        }
    }

    private @Nullable Instant at(LocatedNode answer, @Nullable LocatedNode node) {
        String text = nodes.text(node, "at");
        if (node == null && answer instanceof LocatedNode.Mapping) {
            nodes.problem(answer.place(), "the answer has no time; write at: such as 2026-03-02T10:00:00Z");
        }
        if (node == null || text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            nodes.problem(node.place(), "'" + text + "' is no time; write one such as 2026-03-02T10:00:00Z");
            return null;
        }
    }

    private int status(@Nullable LocatedNode node) {
        String text = nodes.text(node, "status");
        if (node == null || text == null) {
            return 200;
        }
        if (!text.matches("[1-9]\\d\\d")) {
            nodes.problem(node.place(), "'" + text + "' is no HTTP status; write one from 100 to 999");
            return 200;
        }
        return Integer.parseInt(text);
    }

    private boolean truncated(@Nullable LocatedNode node) {
        String text = nodes.text(node, "truncated");
        if (node != null && text != null && !text.equals("true") && !text.equals("false")) {
            nodes.problem(node.place(), "'" + text + "' is neither true nor false");
        }
        return "true".equals(text);
    }

    private byte @Nullable [] body(Map<String, LocatedNode> fields) {
        LocatedNode body = fields.get("body");
        if (body != null && fields.containsKey("file")) {
            nodes.problem(body.place(), "an answer has either a body or a file");
        }
        String text = nodes.text(body, "body");
        byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        if (body != null && bytes != null && bytes.length > BodyFiles.LARGEST) {
            nodes.problem(body.place(), "the body is larger than 16 MiB");
        }
        return bytes;
    }

    private @Nullable String file(@Nullable LocatedNode node) {
        String name = nodes.text(node, "file");
        if (node == null || name == null) {
            return null;
        }
        String problem = files.problem(name);
        if (problem != null) {
            nodes.problem(node.place(), "'" + name + "': " + problem);
        }
        return name;
    }

    private static List<Header> suggested(byte @Nullable [] text, @Nullable String file) {
        Optional<String> type = Optional.ofNullable(file)
                .flatMap(DefaultType::ofFile)
                .or(() -> Optional.ofNullable(text).flatMap(DefaultType::ofText));
        return type.map(value -> List.of(new Header("Content-Type", value))).orElse(List.of());
    }

    private List<Header> headers(@Nullable LocatedNode node) {
        List<Header> headers = new ArrayList<>();
        List<LocatedNode> parts =
                node instanceof Sequence list ? list.items() : node == null ? List.of() : List.of(node);
        for (LocatedNode part : parts) {
            for (Entry entry : nodes.entries(part, "headers")) {
                header(entry).ifPresent(headers::add);
            }
        }
        return headers;
    }

    private Optional<Header> header(Entry entry) {
        String name = entry.key().text();
        String value = nodes.text(entry.value(), "a header");
        if (name.isBlank() || name.contains(":") || hasLineEnd(name)) {
            nodes.problem(entry.key().place(), "'" + name.strip() + "' is no name of a header");
            return Optional.empty();
        }
        if (value != null && hasLineEnd(value)) {
            nodes.problem(entry.value().place(), "the value of " + name + " must be one line");
            return Optional.empty();
        }
        return Optional.ofNullable(value).map(line -> new Header(name, line));
    }

    private static boolean hasLineEnd(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
}
