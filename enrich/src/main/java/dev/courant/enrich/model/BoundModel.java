package dev.courant.enrich.model;

import dev.courant.enrich.text.Tokens;

/** A {@link LinearModel} by the numbers that a tagger gives to words and topics. Immutable and thread-safe. */
public final class BoundModel {
    private final LinearModel model;
    private final int[] wordOfForm;
    private final int[] topicOf;

    BoundModel(LinearModel model, int[] wordOfForm, int[] topicOf) {
        this.model = model;
        this.wordOfForm = wordOfForm;
        this.topicOf = topicOf;
    }

    /**
     * Reads an article.
     *
     * @param tokens by the lexicon that has the model's words
     * @param language an ISO 639-1 code
     * @return what the model thinks of it; {@link SecondOpinion#NONE} in a language it does not know
     */
    public SecondOpinion read(Tokens tokens, String language) {
        if (!model.origin().languages().contains(language)) {
            return SecondOpinion.NONE;
        }
        double[] margins = model.margins(WordCounts.of(tokens, wordOfForm, model.vocabulary()));
        return (topic, ruleScore) -> {
            int own = topicOf[topic];
            return own < 0 ? ruleScore : model.fusion().score(ruleScore, margins[own]);
        };
    }
}
