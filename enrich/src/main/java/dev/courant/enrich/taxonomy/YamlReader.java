package dev.courant.enrich.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads a YAML document to {@link YamlNode}s. Refuses documents that are nested too deep, aliases and repeated keys.
 */
final class YamlReader {
    private static final int MAX_DEPTH = 16;
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String source;
    private final YAMLParser parser;

    private YamlReader(String source, YAMLParser parser) {
        this.source = source;
        this.parser = parser;
    }

    static YamlNode read(String yaml, String source) {
        try (YAMLParser parser = YAML.createParser(yaml)) {
            return new YamlReader(source, parser).document();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new TaxonomyException(source, line, null, "not readable as YAML: " + cause(e));
        } catch (IOException e) {
            throw new TaxonomyException(source, 0, null, "not readable: " + e.getMessage());
        }
    }

    /** Returns the cause on one line, without the excerpts of the document that the parser puts on indented lines. */
    private static String cause(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(": "));
    }

    private YamlNode document() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw problem("the document is empty; write name, version, threshold and topics");
        }
        return node(token, 0);
    }

    private YamlNode node(JsonToken token, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw problem("nested more than " + MAX_DEPTH + " deep");
        }
        if (parser.isCurrentAlias()) {
            throw problem("aliases (*name) are not supported; use a shared list ($name)");
        }
        return switch (token) {
            case START_OBJECT -> mapping(depth);
            case START_ARRAY -> sequence(depth);
            default -> new YamlNode.Scalar(parser.getText(), line());
        };
    }

    private YamlNode mapping(int depth) throws IOException {
        int line = line();
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            entries.put(key, node(parser.nextToken(), depth + 1));
        }
        return new YamlNode.Mapping(entries, line);
    }

    private YamlNode sequence(int depth) throws IOException {
        int line = line();
        var items = new ArrayList<YamlNode>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return new YamlNode.Sequence(items, line);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private TaxonomyException problem(String text) {
        return new TaxonomyException(source, line(), null, text);
    }
}
