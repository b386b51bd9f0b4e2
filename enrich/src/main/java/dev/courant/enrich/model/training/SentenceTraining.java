package dev.courant.enrich.model.training;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.model.SentenceModel;
import java.util.List;
import java.util.Map;

/**
 * The result of training models of sentences.
 *
 * @param models the models by ISO 639-1 code, trained with all articles
 * @param scored the scores that such models give to articles that they have not seen
 */
public record SentenceTraining(Map<String, SentenceModel> models, List<Scored> scored) {
    /** Copies the collections. */
    public SentenceTraining {
        models = Map.copyOf(models);
        scored = List.copyOf(scored);
    }

    /**
     * The scores of a topic of an article.
     *
     * @param article the article
     * @param topic the topic's id
     * @param rules the score of the rules; 0 where they found no passage
     * @param both the score of rules and sentences
     */
    public record Scored(AnnotatedArticle article, String topic, double rules, double both) {}
}
