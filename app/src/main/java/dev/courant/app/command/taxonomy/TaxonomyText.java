package dev.courant.app.command.taxonomy;

import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.Table;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.version.TaxonomyVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes taxonomies for people. Pure functions. */
final class TaxonomyText {
    private TaxonomyText() {}

    static String name(TaxonomyVersion version) {
        return version.name() + "@" + version.version();
    }

    /** Writes a summary in one line. */
    static String summary(TaxonomyVersion version) {
        List<TopicDefinition> topics = version.taxonomy().topics();
        int rules = topics.stream()
                .mapToInt(topic ->
                        topic.rules().values().stream().mapToInt(List::size).sum())
                .sum();
        int examples =
                topics.stream().mapToInt(topic -> topic.examples().size()).sum();
        return String.format(
                Locale.ROOT,
                "%s: topics %d, rules %,d, examples %,d (all hold), languages %s",
                name(version),
                topics.size(),
                rules,
                examples,
                languages(topics));
    }

    /** Writes its topics, one line each. */
    static String topics(TaxonomyVersion version) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("TOPIC", "LABEL", "RULES", "EXAMPLES"));
        for (TopicDefinition topic : version.taxonomy().topics()) {
            rows.add(List.of(
                    topic.id(),
                    label(topic),
                    rules(topic),
                    Integer.toString(topic.examples().size())));
        }
        return Table.of(rows);
    }

    /** Writes one of its topics, without the rules themselves. */
    static String topic(TopicDefinition topic) {
        List<List<String>> rows = new ArrayList<>();
        new TreeMap<>(topic.labels()).forEach((language, label) -> rows.add(List.of("  label " + language, label)));
        rows.add(List.of("  scope", Plain.text(topic.scope())));
        if (!topic.medtop().isEmpty()) {
            rows.add(List.of(
                    "  medtop",
                    topic.medtop().stream()
                            .map(medtop ->
                                    medtop.id() + " " + medtop.match().name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
        }
        rows.add(List.of("  rules", rules(topic)));
        for (TopicDefinition.Example example : topic.examples()) {
            rows.add(List.of(
                    "  " + (example.matches() ? "match " : "not ") + example.language(), Plain.text(example.text())));
        }
        return topic.id() + System.lineSeparator() + Table.of(rows);
    }

    private static String label(TopicDefinition topic) {
        Map<String, String> labels = topic.labels();
        return labels.getOrDefault("en", labels.values().stream().findFirst().orElse("-"));
    }

    private static String rules(TopicDefinition topic) {
        return new TreeMap<>(topic.rules())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue().size())
                        .collect(Collectors.joining(", "));
    }

    private static String languages(List<TopicDefinition> topics) {
        return topics.stream()
                .flatMap(topic -> topic.rules().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }
}
