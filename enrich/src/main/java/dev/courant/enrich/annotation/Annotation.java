package dev.courant.enrich.annotation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an annotator found in an article.
 *
 * @param topics its substantive topics
 * @param central those of them that it is mainly about
 * @param disputed topics on which annotators disagree; they count neither as given nor as not given when a tagger is
 *     measured
 * @param tempting topics that it does not have, but might be mistaken to have
 * @param quotes for topics, verbatim passages that show them
 */
public record Annotation(
        Set<String> topics,
        Set<String> central,
        Set<String> disputed,
        Set<String> tempting,
        Map<String, List<String>> quotes) {
    /** Copies the collections. */
    public Annotation {
        topics = Set.copyOf(topics);
        central = Set.copyOf(central);
        disputed = Set.copyOf(disputed);
        tempting = Set.copyOf(tempting);
        quotes = Map.copyOf(quotes);
    }

    /** {@return an annotation that names topics alone} */
    public static Annotation of(Set<String> topics) {
        return new Annotation(topics, Set.of(), Set.of(), Set.of(), Map.of());
    }
}
