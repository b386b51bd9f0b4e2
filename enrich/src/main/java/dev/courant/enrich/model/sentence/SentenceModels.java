package dev.courant.enrich.model.sentence;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The models of sentences of all languages that have one. Immutable and thread-safe.
 *
 * @param byLanguage the models by ISO 639-1 code
 * @param fusion how their results are combined with the scores of rules
 */
public record SentenceModels(SortedMap<String, SentenceModel> byLanguage, SentenceFusion fusion) {
    /** No models. */
    public static final SentenceModels NONE =
            new SentenceModels(new TreeMap<>(), new SentenceFusion(new double[] {1, 0, 0, 0, 0, 0}, new double[] {1, 0, 0, 0, 0, 0}));

    /** Copies the map. */
    public SentenceModels {
        byLanguage = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(byLanguage)));
    }
}
