package dev.courant.enrich.model;

import dev.courant.enrich.text.Tokens;

/** A {@link LinearModel} with the word and topic numbers of a tagger. Immutable and thread-safe. */
public final class CompiledModel {
    private final LinearModel model;
    private final int[] wordOfForm;
    private final int[] modelTopicOf;

    CompiledModel(LinearModel model, int[] wordOfForm, int[] modelTopicOf) {
        this.model = model;
        this.wordOfForm = wordOfForm;
        this.modelTopicOf = modelTopicOf;
    }

    /**
     * Computes the margins of an article.
     *
     * @param tokens the words of the article, numbered by the lexicon to which the model's words were added
     * @param language the article's language, an ISO 639-1 code
     * @return a rescorer for the article; {@link TopicRescorer#NONE} for a language that the model was not trained for
     */
    public TopicRescorer rescorer(Tokens tokens, String language) {
        if (!model.provenance().languages().contains(language)) {
            return TopicRescorer.NONE;
        }
        double[] margins = model.margins(WordCounts.of(tokens, wordOfForm, model.vocabulary()));
        return (topic, ruleScore) -> {
            int modelTopic = modelTopicOf[topic];
            return modelTopic < 0 ? ruleScore : model.fusion().score(ruleScore, margins[modelTopic], tokens.count());
        };
    }
}
