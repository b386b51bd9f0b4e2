package dev.courant.enrich.taxonomy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that mean something else in a frame: "strike" before "a deal", "attack" in a report of a match. Where the frame
 * holds, the words are no evidence for the topics concerned, neither as a phrase of a rule nor as what a rule requires.
 *
 * @param id its id, such as {@code strike-a-deal}; unique within the taxonomy
 * @param topics the topics for which the words do not count; empty for all topics
 * @param except topics for which they count all the same
 * @param frame where signs of the other sense must be
 * @param phrases its phrases by language
 */
public record WordSense(
        String id, Set<String> topics, Set<String> except, Frame frame, Map<String, SensePhrases> phrases) {

    public WordSense {
        topics = Set.copyOf(topics);
        except = Set.copyOf(except);
        phrases = Ordered.copy(phrases);
    }

    /** Whether the words do not count for a topic where the frame holds. */
    public boolean concerns(String topic) {
        return (topics.isEmpty() || topics.contains(topic)) && !except.contains(topic);
    }

    /**
     * Where signs of the other sense must be.
     *
     * @param before the most words by which a sign may precede the words; 0 for none
     * @param after the most words by which a sign may follow the words; 0 for none
     * @param wholeArticle whether the signs may be anywhere in the article
     * @param count how many different signs there must be
     */
    public record Frame(int before, int after, boolean wholeArticle, int count) {
        /** {@return whether the signs may be anywhere in the sentence} */
        public boolean wholeSentence() {
            return before == 0 && after == 0 && !wholeArticle;
        }
    }

    /**
     * The phrases of a sense in one language.
     *
     * @param words what means something else; shorter phrases inside them do not count either
     * @param signs what shows that
     * @param without phrases of which none may be in the sentence of the words
     * @param unless phrases of which none may be in the article
     */
    public record SensePhrases(List<String> words, List<String> signs, List<String> without, List<String> unless) {
        public SensePhrases {
            words = List.copyOf(words);
            signs = List.copyOf(signs);
            without = List.copyOf(without);
            unless = List.copyOf(unless);
        }
    }
}
