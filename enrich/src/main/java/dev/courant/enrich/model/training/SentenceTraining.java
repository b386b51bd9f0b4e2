package dev.courant.enrich.model.training;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.model.sentence.SentenceModels;
import java.util.List;

/**
 * The result of training models of sentences.
 *
 * @param models the models, trained with all articles
 * @param scored the scores that such models give to articles that they have not seen
 */
public record SentenceTraining(SentenceModels models, List<Scored> scored) {
    /** Copies the list. */
    public SentenceTraining {
        scored = List.copyOf(scored);
    }

    /**
     * The scores of a topic of an article.
     *
     * @param article the article
     * @param topic the topic's id
     * @param words the number of words of the article
     * @param strength how much the best sentences resemble the topic
     * @param rules the score of the rules; 0 where they found no passage
     * @param both the score of rules and sentences
     */
    public record Scored(AnnotatedArticle article, String topic, int words, double strength, double rules, double both) {}
}
