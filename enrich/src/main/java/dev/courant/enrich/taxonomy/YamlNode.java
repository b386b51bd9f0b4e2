package dev.courant.enrich.taxonomy;

import java.util.List;
import java.util.Map;

/** A YAML document as a tree; each node has its line, from 1. */
sealed interface YamlNode {
    int line();

    record Scalar(String text, int line) implements YamlNode {}

    record Sequence(List<YamlNode> items, int line) implements YamlNode {}

    record Mapping(Map<String, YamlNode> entries, int line) implements YamlNode {}
}
