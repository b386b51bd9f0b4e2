package dev.courant.enrich.model.training;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.model.BestSentences;
import dev.courant.enrich.model.SentenceFusion;
import dev.courant.enrich.model.SentenceModel;
import dev.courant.enrich.model.TopicWeights;
import dev.courant.enrich.model.training.SentenceFusionFitter.Example;
import dev.courant.enrich.model.training.SentenceFusionFitter.Fitted;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains models of sentences. For each language and each topic for which enough articles have quotes, a logistic
 * regression learns to tell the quoted sentences from those of articles without the topic. How their results are
 * combined with the scores of rules is fitted on articles that the models of a cross-validation have not seen. The same
 * input gives the same models. Thread-safe.
 */
public final class SentenceTrainer {
    /** From a third to three times this value the figures hardly change. */
    private static final double COST = 20;

    /** There are far fewer quoted sentences than others; from 2 to 5 the figures hardly change. */
    private static final double POSITIVE_WEIGHT = 5;

    /** The most features by which a topic is told; further ones have hardly any weight. */
    private static final int MOST_WEIGHTS = 8_000;

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

    /** The scores of the articles of a language by models that had not seen them. */
    private record Unseen(SentenceCorpus corpus, List<String> topics, double[][] strengths) {}

    /**
     * Trains models.
     *
     * @param annotated the articles, with quotes
     * @param seen the ids of those beside which the rules were written: how far rules are to be trusted is not learned
     *     from them
     * @return the models; none when no topic has enough quotes in any language
     */
    public SentenceTraining train(List<AnnotatedArticle> annotated, Set<String> seen) {
        SortedMap<String, List<AnnotatedArticle>> byLanguage = annotated.stream()
                .collect(Collectors.groupingBy(
                        article -> rules.tag(article.text(), 1).language(), TreeMap::new, Collectors.toList()));
        SortedMap<String, SentenceModel> models = new TreeMap<>();
        List<SentenceTraining.Scored> scored = new ArrayList<>();
        byLanguage.forEach((language, articles) -> {
            SentenceCorpus corpus = SentenceCorpus.of(articles, language, rules);
            List<String> enough = topics.stream()
                    .filter(topic -> options.includes(topic) && corpus.articlesWith(topic) >= options.minArticles())
                    .toList();
            if (!enough.isEmpty()) {
                Unseen unseen = new Unseen(corpus, enough, strengths(corpus, enough));
                Fitted fitted = fit(unseen, seen);
                models.put(
                        language,
                        new SentenceModel(corpus.hashes(), weights(corpus, enough, fitted.moves()), fitted.fusion()));
                scored.addAll(scored(unseen, fitted));
            }
        });
        return new SentenceTraining(models, scored);
    }

    /** Returns the weights of the topics, moved by their intercepts. */
    private static List<TopicWeights> weights(SentenceCorpus corpus, List<String> topics, double[] moves) {
        int[] all = IntStream.range(0, corpus.articles().size()).toArray();
        return IntStream.range(0, topics.size())
                .parallel()
                .mapToObj(number -> {
                    String topic = topics.get(number);
                    double[] weights = learn(corpus, topic, all);
                    weights[weights.length - 1] += BestSentences.marginOfStrength(moves[number]);
                    return LogisticRegression.topic(topic, corpus.articlesWith(topic), weights);
                })
                .toList();
    }

    private double[][] strengths(SentenceCorpus corpus, List<String> topics) {
        CrossValidation validation = CrossValidation.of(
                corpus.articles().stream()
                        .map(SentenceCorpus.Article::annotated)
                        .toList(),
                options);
        return topics.parallelStream()
                .map(topic -> strengths(corpus, topic, validation))
                .toArray(double[][]::new);
    }

    /** Returns the strength of each article by models that were trained without it. */
    private static double[] strengths(SentenceCorpus corpus, String topic, CrossValidation validation) {
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

    /**
     * Each sentence of an article without the topic is a negative example, each that was quoted for it a positive one;
     * the others of an article with the topic, and articles on which annotators disagree, are neither.
     */
    private static double[] learn(SentenceCorpus corpus, String topic, int[] chosen) {
        var examples = new Examples();
        for (int i : chosen) {
            SentenceCorpus.Article article = corpus.articles().get(i);
            if (!article.isDisputed(topic)) {
                boolean has = article.annotated().topics().contains(topic);
                Set<Integer> quoted = article.quoted().getOrDefault(topic, Set.of());
                for (int sentence = 0; sentence < article.vectors().length; sentence++) {
                    if (!has || quoted.contains(sentence)) {
                        examples.add(article.vectors()[sentence], has);
                    }
                }
            }
        }
        return LogisticRegression.largest(
                examples.weights(corpus.features(), COST, POSITIVE_WEIGHT), MOST_WEIGHTS, WEIGHT_STEPS);
    }

    /** Learns from short articles, in which sentences are used. */
    private static Fitted fit(Unseen unseen, Set<String> seen) {
        List<Example> examples = new ArrayList<>();
        forEach(unseen, (article, example) -> {
            if (!seen.contains(article.annotated().id()) && article.words() <= SentenceFusion.SHORT) {
                examples.add(example);
            }
        });
        return SentenceFusionFitter.fit(unseen.topics().size(), examples);
    }

    /** Returns the scores of all articles. */
    private static List<SentenceTraining.Scored> scored(Unseen unseen, Fitted fitted) {
        List<SentenceTraining.Scored> scored = new ArrayList<>();
        forEach(
                unseen,
                (article, example) -> scored.add(new SentenceTraining.Scored(
                        article.annotated(),
                        unseen.topics().get(example.topic()),
                        example.score(),
                        fitted.score(example))));
        return scored;
    }

    private static void forEach(Unseen unseen, BiConsumer<SentenceCorpus.Article, Example> action) {
        for (int topic = 0; topic < unseen.topics().size(); topic++) {
            String id = unseen.topics().get(topic);
            for (int i = 0; i < unseen.corpus().articles().size(); i++) {
                SentenceCorpus.Article article = unseen.corpus().articles().get(i);
                if (!article.isDisputed(id) && article.vectors().length > 0) {
                    action.accept(
                            article,
                            new Example(
                                    topic,
                                    article.ruleScore(id),
                                    unseen.strengths()[topic][i],
                                    article.words(),
                                    article.annotated().topics().contains(id)));
                }
            }
        }
    }
}
