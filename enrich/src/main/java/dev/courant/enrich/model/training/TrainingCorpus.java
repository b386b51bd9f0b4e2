package dev.courant.enrich.model.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import dev.courant.enrich.model.ModelVocabulary;
import dev.courant.enrich.model.WordCounts;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The training articles as features of the model and as scores of the rules.
 *
 * @param vocabulary the words of all articles; the folds of a cross-validation can share it, since it does not depend
 *     on labels
 * @param vectors for each article its features, numbered from 1, of which the last is always 1
 * @param ruleScores for each article the topics for which rules found a passage, with their scores
 * @param words for each article the number of its words
 */
record TrainingCorpus(
        ModelVocabulary vocabulary, Feature[][] vectors, List<Map<String, Double>> ruleScores, int[] words) {

    static TrainingCorpus of(List<TaggableText> articles, Tagger rules) {
        var builder = new VocabularyBuilder();
        articles.forEach(builder::add);
        ModelVocabulary vocabulary = builder.build();
        var words = new Lexicon.Builder();
        int[] wordOfForm = vocabulary.addTo(words);
        Lexicon lexicon = words.build();
        Feature[][] vectors = new Feature[articles.size()][];
        int[] lengths = new int[articles.size()];
        List<Map<String, Double>> scores = new ArrayList<>();
        for (TaggableText article : articles) {
            var tokens = Tokenizer.tokenize(lexicon, article.title(), article.text());
            lengths[scores.size()] = tokens.count();
            vectors[scores.size()] = vector(WordCounts.of(tokens, wordOfForm, vocabulary), vocabulary);
            scores.add(
                    rules.tag(article, 0).tags().stream().collect(Collectors.toMap(TopicTag::topic, TopicTag::score)));
        }
        return new TrainingCorpus(vocabulary, vectors, scores, lengths);
    }

    private static Feature[] vector(WordCounts counts, ModelVocabulary vocabulary) {
        List<Feature> vector = new ArrayList<>();
        counts.forEach((feature, count) -> vector.add(new FeatureNode(feature + 1, count * vocabulary.idf(feature))));
        vector.sort(Comparator.comparingInt(Feature::getIndex));
        double length = Math.sqrt(vector.stream()
                .mapToDouble(feature -> feature.getValue() * feature.getValue())
                .sum());
        vector.forEach(feature -> feature.setValue(feature.getValue() / length));
        vector.add(new FeatureNode(vocabulary.features() + 1, 1));
        return vector.toArray(Feature[]::new);
    }

    /** {@return the number of articles} */
    int size() {
        return vectors.length;
    }

    /** Returns the score of the rules; 0 where they found no passage. */
    double ruleScore(int article, String topic) {
        return ruleScores.get(article).getOrDefault(topic, 0.0);
    }
}
