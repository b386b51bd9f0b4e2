package dev.courant.enrich.tag;

import java.util.List;

/**
 * Why an article was tagged as it was: everything the tagger found, not only what it published.
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
     * @param central whether the article is about it
     * @param evidence the score before calibration: the sum of the weights of all {@code passages}
     * @param phrases how many different phrases there are among the passages
     * @param counterPhrases how often the article uses phrases that speak against the topic
     * @param passages all that speaks for it, strongest first
     * @param vetoes what would have spoken for it but for a phrase that forbade it, in no particular order
     */
    public record Topic(
            String topic,
            double score,
            boolean asserted,
            boolean central,
            double evidence,
            int phrases,
            int counterPhrases,
            List<Passage> passages,
            List<Vetoed> vetoes) {
        public Topic {
            passages = List.copyOf(passages);
            vetoes = List.copyOf(vetoes);
        }
    }

    /**
     * A passage that a rule would have counted.
     *
     * @param passage the passage, with weight 0
     * @param forbiddenBy the phrase of the rule's {@code without} or {@code unless}, with weight 0
     */
    public record Vetoed(Passage passage, Passage forbiddenBy) {}
}
