package dev.courant.enrich.model;

import dev.courant.enrich.text.Tokens;

/** A {@link LinearModel} by the numbers that a tagger gives to words and topics. Immutable and thread-safe. */
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
     * @param tokens by the lexicon that has the model's words
     * @param language an ISO 639-1 code
     * @return adjusts the scores of its topics; {@link TopicRescorer#NONE} in a language the model was not trained in
     */
    public TopicRescorer rescorer(Tokens tokens, String language) {
        if (!model.provenance().languages().contains(language)) {
            return TopicRescorer.NONE;
        }
        double[] margins = model.margins(WordCounts.of(tokens, wordOfForm, model.vocabulary()));
        return (topic, ruleScore) -> {
            int modelTopic = modelTopicOf[topic];
            return modelTopic < 0 ? ruleScore : model.fusion().score(ruleScore, margins[modelTopic]);
        };
    }
}
