package dev.courant.enrich.taxonomy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** The entries of one mapping, read as what they must be; whatever else is there is refused with its line. */
final class YamlFields {
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

    YamlFields in(String id) {
        return new YamlFields(source, id, mapping);
    }

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

    double number(String key, double least, double most) {
        String text = text(key);
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Falls through to the same message.
        }
        throw problem(
                required(key).line(),
                "\"" + key + "\" must be a number from " + least + " to " + most + ", not " + text);
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    List<String> texts(String key) {
        return items(key).stream().map(this::scalar).toList();
    }

    /** The texts of a list, each with its line. */
    void located(String key, ObjIntConsumer<String> each) {
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

    /** Each entry by its key, read by {@code reader}. */
    <T> Map<String, T> each(Function<String, T> reader) {
        var all = new LinkedHashMap<String, T>();
        mapping.entries().keySet().forEach(key -> all.put(key, reader.apply(key)));
        return all;
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
