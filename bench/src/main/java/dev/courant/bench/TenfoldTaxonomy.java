package dev.courant.bench;

import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.taxonomy.TopicRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a taxonomy with ten times the rules: it has nine copies of each topic, whose words are changed because
 * different topics have different words.
 */
final class TenfoldTaxonomy {
    private TenfoldTaxonomy() {}

    static Taxonomy of(Taxonomy taxonomy) {
        List<TopicDefinition> topics = new ArrayList<>(taxonomy.topics());
        for (int copy = 1; copy < 10; copy++) {
            String letter = String.valueOf((char) ('a' + copy));
            taxonomy.topics().forEach(topic -> topics.add(copy(topic, letter)));
        }
        return new Taxonomy(
                taxonomy.name(),
                taxonomy.version(),
                taxonomy.threshold(),
                taxonomy.lists(),
                taxonomy.idioms(),
                taxonomy.senses(),
                topics);
    }

    private static TopicDefinition copy(TopicDefinition topic, String letter) {
        Map<String, List<TopicRule>> rules = topic.rules().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(rule -> copy(rule, letter))
                                .toList()));
        return new TopicDefinition(
                topic.id() + "-" + letter,
                topic.labels(),
                topic.scope(),
                topic.prior(),
                topic.medtop(),
                rules,
                Map.of(),
                List.of(),
                topic.line());
    }

    private static TopicRule copy(TopicRule rule, String letter) {
        return new TopicRule(
                rule.id(),
                rule.weight(),
                changed(rule.any(), letter),
                rule.required(),
                rule.vetoes(),
                rule.in(),
                rule.minimum(),
                rule.line());
    }

    /** Keeps the first word of a phrase, so that matching has to look at the other words, too. */
    private static List<String> changed(List<String> phrases, String letter) {
        return phrases.stream()
                .filter(phrase -> !phrase.startsWith("$"))
                .map(phrase -> phrase.contains(" ") ? phrase + " x" + letter : "x" + letter + phrase.replace("=", ""))
                .toList();
    }
}
