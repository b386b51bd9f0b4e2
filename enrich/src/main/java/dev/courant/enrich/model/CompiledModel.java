package dev.courant.enrich.model;

import dev.courant.enrich.text.Tokens;
import java.util.Map;
import java.util.Optional;

/** A {@link LinearModel} with the word and topic numbers of a tagger. Immutable and thread-safe. */
public final class CompiledModel {
    private final LinearModel model;
    private final int[] wordOfForm;
    private final int[] modelTopicOf;
    private final Map<String, int[]> sentenceTopicOf;

    CompiledModel(LinearModel model, int[] wordOfForm, int[] modelTopicOf, Map<String, int[]> sentenceTopicOf) {
        this.model = model;
        this.wordOfForm = wordOfForm;
        this.modelTopicOf = modelTopicOf;
        this.sentenceTopicOf = Map.copyOf(sentenceTopicOf);
    }

    /**
     * Computes the margins of an article.
     *
     * @param tokens the words of the article, numbered by the lexicon to which the model's words were added
     * @param language the article's language, an ISO 639-1 code
     * @return a rescorer for the article; {@link TopicRescorer#NONE} for a language that the model was not trained for
     */
    public TopicRescorer rescorer(Tokens tokens, String language) {
        if (model.topics().isEmpty() || !model.provenance().languages().contains(language)) {
            return TopicRescorer.NONE;
        }
        double[] margins = model.margins(WordCounts.of(tokens, wordOfForm, model.vocabulary()));
        return (topic, ruleScore) -> {
            int modelTopic = modelTopicOf[topic];
            return modelTopic < 0 ? ruleScore : model.fusion().score(ruleScore, margins[modelTopic], tokens.count());
        };
    }

    /**
     * Finds the sentences that resemble a topic.
     *
     * @param tokens the words of the article
     * @param title its title
     * @param text its text
     * @param language the article's language, an ISO 639-1 code
     * @return the scores with these sentences; empty for a language without a model of sentences, for an article that
     *     is long, and for one without a sentence
     */
    public Optional<SentenceScores> sentences(Tokens tokens, String title, String text, String language) {
        SentenceModel sentences = model.sentences().get(language);
        int[] topicOf = sentenceTopicOf.get(language);
        if (sentences == null || topicOf == null || tokens.count() >= SentenceFusion.LONG) {
            return Optional.empty();
        }
        var best = sentences.best(new SentenceFeatures(tokens, title, text, language));
        return best.isFound()
                ? Optional.of(new SentenceScores(best, sentences.fusion(), topicOf, tokens.count()))
                : Optional.empty();
    }
}
