package dev.courant.parse.extract.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.courant.parse.ParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one YAML file of site rules. Used once. */
final class SiteRulesParser {
    private static final int MOST_HOSTS = 20_000;
    private static final int MOST_SELECTORS = 50;
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String source;
    private final Map<String, SiteRule> rules = new LinkedHashMap<>();
    private @Nullable String host;

    SiteRulesParser(String source) {
        this.source = source;
    }

    Map<String, SiteRule> parse(String yaml) {
        try (YAMLParser parser = YAML.createParser(yaml)) {
            document(parser);
            return rules;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw problem(line, "not readable as YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw problem(0, "not readable: " + e.getMessage());
        }
    }

    private void document(YAMLParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            throw problem(line(parser), "is no mapping; write a host, a colon, and its fields indented below");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            host(parser);
        }
    }

    private void host(YAMLParser parser) throws IOException {
        String name = parser.currentName().toLowerCase(Locale.ROOT);
        host = name;
        int line = line(parser);
        if (!HOST.matcher(name).matches()) {
            throw problem(line, "is no host; write its name alone, such as example.com");
        }
        if (rules.size() == MOST_HOSTS) {
            throw problem(line, "more than " + MOST_HOSTS + " hosts");
        }
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw problem(line, "has no fields; write at least select: with a CSS selector, indented below");
        }
        RuleFields fields = new RuleFields(this);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            int at = line(parser);
            fields.put(field, texts(parser, field), at);
        }
        rules.put(name, fields.rule(name, line));
    }

    private List<String> texts(YAMLParser parser, String field) throws IOException {
        List<String> texts = new ArrayList<>();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY) {
            for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                texts.add(text(parser, token, field));
            }
        } else {
            texts.add(text(parser, token, field));
        }
        if (texts.size() > MOST_SELECTORS) {
            throw problem(line(parser), field + ": more than " + MOST_SELECTORS + " values");
        }
        return texts;
    }

    private String text(YAMLParser parser, @Nullable JsonToken token, String field) throws IOException {
        if (parser.isCurrentAlias()) {
            throw problem(line(parser), field + ": aliases (*name) are not supported; write the value out");
        }
        if (token == null || !token.isScalarValue() || parser.getText().isBlank()) {
            throw problem(line(parser), field + " is no text; write one value or a list of values");
        }
        return parser.getText().strip();
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** An error: where it is, and what to do. */
    ParseException problem(int line, String text) {
        return new ParseException(
                source + (line > 0 ? ":" + line : "") + ": " + (host == null ? "" : host + ": ") + text);
    }
}
