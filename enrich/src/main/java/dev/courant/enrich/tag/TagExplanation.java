package dev.courant.enrich.tag;

import java.util.List;

/**
 * Explains the tags of an article: everything that the tagger found, with what did not suffice for a tag.
 *
 * @param language an ISO 639-1 code, or {@code und}
 * @param words the length of the article in words, title included
 * @param topics every topic with evidence or a veto, highest score first
 */
public record TagExplanation(String language, int words, List<Topic> topics) {
    public TagExplanation {
        topics = List.copyOf(topics);
    }

    /**
     * One topic.
     *
     * @param topic the topic's id
     * @param score the calibrated score, from 0 to 1; 0 when there are only vetoes
     * @param asserted whether the score reaches the taxonomy's threshold
     * @param central whether the article is mainly about it
     * @param evidence what the score was computed from
     * @param vetoes passages that a veto kept from counting, in no particular order
     */
    public record Topic(
            String topic, double score, boolean asserted, boolean central, Evidence evidence, List<Vetoed> vetoes) {
        public Topic {
            vetoes = List.copyOf(vetoes);
        }
    }

    /**
     * The evidence for a topic.
     *
     * @param total the score before calibration: the sum of the weights of all passages
     * @param phrases the number of different phrases among the passages
     * @param counterPhrases the number of occurrences of counter-evidence in the article
     * @param passages the passages, strongest first
     */
    public record Evidence(double total, int phrases, int counterPhrases, List<Passage> passages) {
        /** No evidence. */
        public static final Evidence NONE = new Evidence(0, 0, 0, List.of());

        public Evidence {
            passages = List.copyOf(passages);
        }
    }

    /**
     * A passage that a rule would have counted without a veto.
     *
     * @param passage the passage, with weight 0
     * @param forbiddenBy the phrase of the rule's {@code without} or {@code unless}, or the sign that the words mean
     *     something else, with weight 0
     */
    public record Vetoed(Passage passage, Passage forbiddenBy) {}
}
