package dev.courant.enrich.taxonomy;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the entries of one YAML mapping by type. An entry that is not valid is refused with its line. */
final class YamlFields {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final String source;
    private final @Nullable String topic;
    private final YamlNode.Mapping mapping;

    YamlFields(String source, @Nullable String topic, YamlNode node) {
        this.source = source;
        this.topic = topic;
        if (!(node instanceof YamlNode.Mapping m)) {
            throw new TaxonomyException(source, node.line(), topic, "expected a mapping (key: value)");
        }
        this.mapping = m;
    }

    int line() {
        return mapping.line();
    }

    /** Returns the same fields, whose problems name a topic. */
    YamlFields forTopic(String id) {
        return new YamlFields(source, id, mapping);
    }

    /** Checks that there are no other keys than these. */
    YamlFields only(String... known) {
        for (var entry : mapping.entries().entrySet()) {
            if (!Set.of(known).contains(entry.getKey())) {
                throw problem(
                        entry.getValue().line(),
                        "unknown key \"" + entry.getKey() + "\"; use one of " + String.join(", ", known));
            }
        }
        return this;
    }

    String text(String key) {
        YamlNode node = required(key);
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        throw problem(node.line(), "\"" + key + "\" must be a text");
    }

    /** Returns an id: words in lower case joined by hyphens. */
    String id() {
        String id = text("id");
        if (!ID.matcher(id).matches()) {
            throw problem(line(), "id \"" + id + "\" must be lower-case words joined by hyphens");
        }
        return id;
    }

    double number(String key, double min, double max) {
        String text = text(key);
        try {
            double number = Double.parseDouble(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Falls through to the same message.
        }
        throw problem(
                required(key).line(), "\"" + key + "\" must be a number from " + min + " to " + max + ", not " + text);
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    List<String> texts(String key) {
        return items(key).stream().map(this::scalar).toList();
    }

    /** Passes on the texts of a list, each with its line. */
    void forEachText(String key, ObjIntConsumer<String> each) {
        items(key).forEach(item -> each.accept(scalar(item), item.line()));
    }

    List<YamlFields> mappings(String key) {
        return items(key).stream()
                .map(item -> new YamlFields(source, topic, item))
                .toList();
    }

    YamlFields mapping(String key) {
        return new YamlFields(source, topic, has(key) ? required(key) : new YamlNode.Mapping(Map.of(), line()));
    }

    /** Returns what {@code reader} reads for each key, in the order of the document. */
    <T> Map<String, T> each(Function<String, T> reader) {
        var all = new LinkedHashMap<String, T>();
        mapping.entries().keySet().forEach(key -> all.put(key, reader.apply(key)));
        return all;
    }

    /** Returns the constant of an enum that has a name in lower case. */
    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return EnumSet.allOf(type).stream()
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    TaxonomyException problem(int line, String text) {
        return new TaxonomyException(source, line, topic, text);
    }

    private String scalar(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        throw problem(node.line(), "expected a text here; quote it if it holds \": \" or begins with @, *, & or !");
    }

    private List<YamlNode> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        YamlNode node = required(key);
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        throw problem(node.line(), "\"" + key + "\" must be a list: [a, b] or lines that begin with \"- \"");
    }

    private YamlNode required(String key) {
        YamlNode node = mapping.entries().get(key);
        if (node == null) {
            throw problem(line(), "\"" + key + "\" is missing here");
        }
        return node;
    }
}
