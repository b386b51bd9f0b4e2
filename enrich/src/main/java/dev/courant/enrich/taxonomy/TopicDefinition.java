package dev.courant.enrich.taxonomy;

import java.util.List;
import java.util.Map;

/**
 * One topic.
 *
 * @param id its stable name, such as {@code military-action}
 * @param labels what to show, by language
 * @param scope when it applies and when it does not, in a sentence or two
 * @param medtop the nearest IPTC Media Topics
 * @param rules by language, what speaks for it
 * @param counter by language, phrases that speak against the whole topic wherever they stand in the article
 * @param examples texts that must and must not be tagged with it
 * @param line where it begins in its document
 */
public record TopicDefinition(
        String id,
        Map<String, String> labels,
        String scope,
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

    /** How a topic relates to a Media Topic; NARROW: the Media Topic is the narrower of the two. */
    public enum Match {
        EXACT,
        CLOSE,
        BROAD,
        NARROW
    }

    /**
     * A text that shows what the topic means.
     *
     * @param matches whether the topic must be asserted for it, or must not
     * @param line where it stands in its document
     */
    public record Example(String language, boolean matches, String text, int line) {}
}
