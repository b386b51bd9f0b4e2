package dev.courant.enrich.model.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.model.TopicWeights;
import dev.courant.enrich.model.sentence.BestSentences;
import dev.courant.enrich.model.sentence.SentenceFusion;
import dev.courant.enrich.model.sentence.SentenceModel;
import dev.courant.enrich.model.sentence.SentenceModels;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains models of sentences. For each language and each topic for which enough articles have quotes, a logistic
 * regression learns to tell the quoted sentences from those of articles without the topic. Another one learns how to
 * combine their results with the scores of rules, from articles that the models of a cross-validation have not seen.
 * The same input gives the same models. Thread-safe.
 */
public final class SentenceTrainer {
    /** From a third to three times this value the figures hardly change. */
    private static final double COST = 20;

    /** There are far fewer quoted sentences than others; from 2 to 5 the figures hardly change. */
    private static final double POSITIVE_WEIGHT = 5;

    /** Weights are multiples of its reciprocal, so that a model is a small file. */
    private static final double WEIGHT_STEPS = 32;

    private final List<String> topics;
    private final Tagger rules;
    private final TrainingOptions options;

    /**
     * Creates a trainer.
     *
     * @param taxonomy the topics
     * @param rules a tagger of that taxonomy without a model
     * @param options the options of training
     */
    public SentenceTrainer(Taxonomy taxonomy, Tagger rules, TrainingOptions options) {
        this.topics = taxonomy.topics().stream().map(TopicDefinition::id).toList();
        this.rules = rules;
        this.options = options;
    }

    /** What was learned of a language, and the scores of its articles by models that had not seen them. */
    private record Learned(SentenceCorpus corpus, SentenceModel model, double[][] strengths) {}

    /**
     * Trains models.
     *
     * @param annotated the articles, with quotes
     * @param seen the ids of those beside which the rules were written: how far rules are to be trusted is not learned
     *     from them
     * @return the models; {@link SentenceModels#NONE} when no topic has enough quotes in any language
     */
    public SentenceTraining train(List<AnnotatedArticle> annotated, Set<String> seen) {
        SortedMap<String, List<AnnotatedArticle>> byLanguage = annotated.stream()
                .collect(Collectors.groupingBy(
                        article -> rules.tag(article.text(), 1).language(), TreeMap::new, Collectors.toList()));
        SortedMap<String, SentenceModel> models = new TreeMap<>();
        List<Learned> all = new ArrayList<>();
        byLanguage.forEach((language, articles) -> {
            SentenceCorpus corpus = SentenceCorpus.of(articles, language, rules);
            List<String> enough = topics.stream()
                    .filter(topic -> options.includes(topic) && corpus.articlesWith(topic) >= options.minArticles())
                    .toList();
            if (!enough.isEmpty()) {
                Learned learned = learn(corpus, enough);
                models.put(language, learned.model());
                all.add(learned);
            }
        });
        if (all.isEmpty()) {
            return new SentenceTraining(SentenceModels.NONE, List.of());
        }
        SentenceFusion fusion = fusion(all, seen);
        return new SentenceTraining(new SentenceModels(models, fusion), scored(all, fusion));
    }

    private Learned learn(SentenceCorpus corpus, List<String> enough) {
        List<AnnotatedArticle> articles = corpus.articles().stream()
                .map(SentenceCorpus.Article::annotated)
                .toList();
        CrossValidation validation = CrossValidation.of(articles, options);
        int[] all = IntStream.range(0, articles.size()).toArray();
        List<TopicWeights> weights = enough.parallelStream()
                .map(topic -> weights(corpus, topic, learn(corpus, topic, all)))
                .toList();
        double[][] strengths = enough.parallelStream()
                .map(topic -> strengths(corpus, topic, validation))
                .toArray(double[][]::new);
        return new Learned(corpus, new SentenceModel(corpus.hashes(), weights), strengths);
    }

    /** Returns the strength of each article by models that were trained without it. */
    private double[] strengths(SentenceCorpus corpus, String topic, CrossValidation validation) {
        double[] strengths = new double[corpus.articles().size()];
        for (int fold = 0; fold < validation.folds(); fold++) {
            double[] weights = learn(corpus, topic, validation.training(fold));
            for (int article : validation.test(fold)) {
                strengths[article] = BestSentences.strength(
                        corpus.articles().get(article).vectors().length,
                        sentence -> LogisticRegression.margin(
                                weights, corpus.articles().get(article).vectors()[sentence]));
            }
        }
        return strengths;
    }

    private static int copies(SentenceCorpus.Article article, String topic, boolean without) {
        return without
                ? article.annotated().annotation().tempting().contains(topic) ? TEMPTING_WEIGHT : 1
                : article.words() > 250 ? LONG_WEIGHT : 1;
    }

    private static final int TEMPTING_WEIGHT = Integer.getInteger("tw", 1);
    private static final int LONG_WEIGHT = Integer.getInteger("lw", 1);

    /** A quoted sentence is an example; other sentences of an article with the topic are neither. */
    private static double[] learn(SentenceCorpus corpus, String topic, int[] chosen) {
        List<Feature[]> vectors = new ArrayList<>();
        var positive = new BitSet();
        for (int i : chosen) {
            SentenceCorpus.Article article = corpus.articles().get(i);
            Set<Integer> quoted = article.quoted().getOrDefault(topic, Set.of());
            boolean without = !article.annotated().topics().contains(topic)
                    && !article.annotated().annotation().disputed().contains(topic);
            for (int sentence = 0; sentence < article.vectors().length; sentence++) {
                for (int copy = copies(article, topic, without); copy > 0 && (without || quoted.contains(sentence)); copy--) {
                    positive.set(vectors.size(), !without);
                    vectors.add(article.vectors()[sentence]);
                }
            }
        }
        boolean[] labels = new boolean[vectors.size()];
        positive.stream().forEach(i -> labels[i] = true);
        double[] weights = LogisticRegression.weights(
                vectors.toArray(Feature[][]::new), labels, corpus.features(), COST, POSITIVE_WEIGHT);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.rint(weights[i] * WEIGHT_STEPS) / WEIGHT_STEPS;
        }
        return weights;
    }

    private static TopicWeights weights(SentenceCorpus corpus, String topic, double[] weights) {
        int last = weights.length - 1;
        int[] features =
                IntStream.range(0, last).filter(i -> weights[i] != 0).toArray();
        float[] kept = new float[features.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (float) weights[features[i]];
        }
        return new TopicWeights(topic, corpus.articlesWith(topic), (float) weights[last], features, kept);
    }

    private static SentenceFusion fusion(List<Learned> all, Set<String> seen) {
        List<Feature[]> vectors = new ArrayList<>();
        var positive = new BitSet();
        for (Learned learned : all) {
            forEach(learned, (topic, article, strength) -> {
                if (!seen.contains(article.annotated().id())) {
                    positive.set(vectors.size(), article.annotated().topics().contains(topic));
                    vectors.add(vector(SentenceFusion.inputs(
                            article.ruleScores().getOrDefault(topic, 0.0), strength, article.words())));
                }
            });
        }
        boolean[] labels = new boolean[vectors.size()];
        positive.stream().forEach(i -> labels[i] = true);
        double[] one = LogisticRegression.weights(vectors.toArray(Feature[][]::new), labels, SentenceFusion.SIZE, 1);
        return new SentenceFusion(one, one);
    }

    /** Returns the scores of all articles. */
    private static List<SentenceTraining.Scored> scored(List<Learned> all, SentenceFusion fusion) {
        List<SentenceTraining.Scored> scored = new ArrayList<>();
        for (Learned learned : all) {
            forEach(
                    learned,
                    (topic, article, strength) -> scored.add(new SentenceTraining.Scored(
                            article.annotated(),
                            topic,
                            article.words(),
                            strength,
                            article.ruleScores().getOrDefault(topic, 0.0),
                            fusion.score(
                                    article.ruleScores().getOrDefault(topic, 0.0), strength, article.words()))));
        }
        return scored;
    }

    /** Receives what is known of an article and a topic. */
    @FunctionalInterface
    private interface Pairs {
        void accept(String topic, SentenceCorpus.Article article, double strength);
    }

    private static void forEach(Learned learned, Pairs pairs) {
        for (int topic = 0; topic < learned.model().topics().size(); topic++) {
            String id = learned.model().topics().get(topic).topic();
            for (int i = 0; i < learned.corpus().articles().size(); i++) {
                SentenceCorpus.Article article = learned.corpus().articles().get(i);
                if (!article.annotated().annotation().disputed().contains(id) && article.vectors().length > 0) {
                    pairs.accept(id, article, learned.strengths()[topic][i]);
                }
            }
        }
    }

    private static Feature[] vector(double[] inputs) {
        Feature[] vector = new Feature[inputs.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = new FeatureNode(i + 1, inputs[i]);
        }
        return vector;
    }
}
