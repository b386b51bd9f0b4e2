package dev.courant.bench;

import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.taxonomy.TopicRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A taxonomy with ten times the rules: each topic nine more times with other spellings of its words, as other topics
 * would use other words.
 */
final class ManyRules {
    private ManyRules() {}

    static Taxonomy tenfold(Taxonomy taxonomy) {
        List<TopicDefinition> topics = new ArrayList<>(taxonomy.topics());
        for (int copy = 1; copy < 10; copy++) {
            String letter = String.valueOf((char) ('a' + copy));
            taxonomy.topics().forEach(topic -> topics.add(copy(topic, letter)));
        }
        return new Taxonomy(
                taxonomy.name(), taxonomy.version(), taxonomy.threshold(), taxonomy.lists(), taxonomy.idioms(), topics);
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
                respelt(rule.any(), letter),
                rule.with(),
                rule.within(),
                rule.without(),
                rule.unless(),
                rule.in(),
                rule.minimum(),
                rule.line());
    }

    /** The first word is kept, so that the scan has to look beyond it. */
    private static List<String> respelt(List<String> phrases, String letter) {
        return phrases.stream()
                .filter(phrase -> !phrase.startsWith("$"))
                .map(phrase -> phrase.contains(" ") ? phrase + " x" + letter : "x" + letter + phrase.replace("=", ""))
                .toList();
    }
}
