package dev.courant.enrich.taxonomy;

import java.util.List;
import java.util.Map;

/**
 * A topic.
 *
 * @param id its stable id, such as {@code military-action}
 * @param labels its names for display, by language
 * @param scope a sentence or two on when it applies and when it does not
 * @param prior added to the logit of its score: above 0 for a topic that articles deal with more often than its
 *     evidence alone says, below 0 for one that they deal with less often
 * @param medtop the nearest IPTC Media Topics
 * @param rules the rules that recognise it, by language
 * @param counter counter-evidence by language: phrases that lower its score, anywhere in the article
 * @param examples texts that must be tagged with it, and texts that must not
 * @param line the line of the document where it begins
 */
public record TopicDefinition(
        String id,
        Map<String, String> labels,
        String scope,
        double prior,
        List<MediaTopic> medtop,
        Map<String, List<TopicRule>> rules,
        Map<String, List<String>> counter,
        List<Example> examples,
        int line) {

    public TopicDefinition {
        labels = Ordered.copy(labels);
        medtop = List.copyOf(medtop);
        rules = Ordered.copy(rules);
        counter = Ordered.copy(counter);
        examples = List.copyOf(examples);
    }

    /**
     * A mapping to the IPTC Media Topics.
     *
     * @param id such as {@code 20000056}
     */
    public record MediaTopic(String id, Match match) {}

    /** How a Media Topic relates to a topic; with NARROW, the Media Topic is the narrower of the two. */
    public enum Match {
        EXACT,
        CLOSE,
        BROAD,
        NARROW
    }

    /**
     * An example text of a topic.
     *
     * @param matches whether the topic must be asserted for it, or must not
     * @param line the line of the document where it is
     */
    public record Example(String language, boolean matches, String text, int line) {}
}
