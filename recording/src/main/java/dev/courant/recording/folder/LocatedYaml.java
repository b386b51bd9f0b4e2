package dev.courant.recording.folder;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.courant.recording.folder.LocatedNode.Entry;
import dev.courant.recording.folder.LocatedNode.Place;
import dev.courant.recording.folder.LocatedNode.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads a YAML document to {@link LocatedNode}s: one document, without aliases, not deep. */
final class LocatedYaml {
    /** The largest document in characters. */
    static final int LARGEST = 32 << 20;

    private static final int DEEPEST = 12;
    private static final YAMLFactory YAML = factory();

    private final YAMLParser parser;
    private final RecordingProblems problems;

    private LocatedYaml(YAMLParser parser, RecordingProblems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    private static YAMLFactory factory() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        return YAMLFactory.builder()
                .loaderOptions(options)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxStringLength(LARGEST).build())
                .build();
    }

    /** Returns the document; null: it is empty, or what is wrong was added to the problems. */
    static @Nullable LocatedNode read(String yaml, RecordingProblems problems) {
        try (YAMLParser parser = YAML.createParser(yaml)) {
            return new LocatedYaml(parser, problems).document();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            Place place = at == null ? new Place(1, 1, 0) : place(at);
            problems.add(place, "not readable as YAML: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            problems.add(new Place(1, 1, 0), "not readable as YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
        return null;
    }

    private static String firstLine(String message) {
        return message.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private @Nullable LocatedNode document() throws IOException {
        JsonToken token = parser.nextToken();
        LocatedNode node = token == null ? null : node(token, 0);
        if (node != null && parser.nextToken() != null) {
            problems.add(place(), "there is a second document; write one");
        }
        return node;
    }

    private LocatedNode node(JsonToken token, int depth) throws IOException {
        Place place = place();
        if (depth > DEEPEST) {
            throw new DocumentException("nested more than " + DEEPEST + " deep", parser);
        }
        if (parser.isCurrentAlias()) {
            throw new DocumentException("aliases (*name) are not supported; write the value out", parser);
        }
        return switch (token) {
            case START_OBJECT -> mapping(place, depth);
            case START_ARRAY -> sequence(place, depth);
            default -> new Text(parser.getText(), place);
        };
    }

    private LocatedNode mapping(Place place, int depth) throws IOException {
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Text key = new Text(parser.currentName(), place());
            entries.add(new Entry(key, node(parser.nextToken(), depth + 1)));
        }
        return new LocatedNode.Mapping(entries, place);
    }

    private LocatedNode sequence(Place place, int depth) throws IOException {
        List<LocatedNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return new LocatedNode.Sequence(items, place);
    }

    private Place place() {
        return place(parser.currentTokenLocation());
    }

    private static Place place(JsonLocation at) {
        return new Place(at.getLineNr(), at.getColumnNr(), at.getCharOffset());
    }

    /** What is readable as YAML, but not as this document. */
    private static final class DocumentException extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        DocumentException(String message, YAMLParser parser) {
            super(message, parser.currentTokenLocation());
        }
    }
}
