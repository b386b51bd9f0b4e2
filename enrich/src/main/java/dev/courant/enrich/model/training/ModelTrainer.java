package dev.courant.enrich.model.training;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.model.Fusion;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.model.Provenance;
import dev.courant.enrich.model.TopicWeights;
import dev.courant.enrich.model.training.TrainingReport.TopicCount;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.runtime.CourantException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains a model for a taxonomy. For each topic with enough articles, a logistic regression learns from the words of
 * whole articles (one against the rest). Another regression then learns how to combine the scores of the rules with the
 * margins of models that were trained without the article (cross-validation); it learns from all of these topics, those
 * that the model does not get as well, since the articles of a few topics are too few for it. The same input gives the
 * same model. Thread-safe.
 *
 * <p>Articles that nobody annotated help where annotated ones are few (self-training, Scudder 1965): where the rules
 * are sure that an article has a topic, or has not, it is an example as well, of less weight. The model learns from
 * these which words go with a topic besides those that rules know.
 */
public final class ModelTrainer {
    /** Chosen by cross-validation over periods; from a quarter to four times this value the figures hardly change. */
    private static final double COST = 8;

    /** An annotated article counts like so many others; from 3 to 30 the figures hardly change. */
    private static final int ANNOTATED_WEIGHT = 10;

    /** Below this score of the rules an article that nobody annotated does not have the topic. */
    private static final double SURELY_NOT = 0.25;

    /** The most words by which a model tells a topic; further ones have hardly any weight. */
    private static final int MOST_WEIGHTS = 2_000;

    /** Weights are multiples of its reciprocal, so that a model is a small file. */
    private static final double WEIGHT_STEPS = 256;

    private final Taxonomy taxonomy;
    private final Tagger rules;
    private final TrainingOptions options;

    /**
     * Creates a trainer.
     *
     * @param taxonomy the topics
     * @param rules a tagger of that taxonomy without a model
     * @param options the options of training
     */
    public ModelTrainer(Taxonomy taxonomy, Tagger rules, TrainingOptions options) {
        this.taxonomy = taxonomy;
        this.rules = rules;
        this.options = options;
    }

    /**
     * Trains a model and measures its quality.
     *
     * @param annotated the training articles
     * @param others articles that nobody annotated; may be empty
     * @param today the date of training that the model states
     * @return the model and its figures
     * @throws CourantException when no topic has enough articles
     */
    public TrainingResult train(List<AnnotatedArticle> annotated, List<TaggableText> others, LocalDate today) {
        TrainingLanguages languages = TrainingLanguages.of(annotated, rules, options);
        List<AnnotatedArticle> articles = languages.articles();
        List<TopicCount> counts = counts(articles);
        List<String> topics =
                counts.stream().filter(this::isEnough).map(TopicCount::topic).toList();
        TrainingCorpus corpus = TrainingCorpus.of(
                Stream.concat(articles.stream().map(AnnotatedArticle::text), languages.of(others, articles).stream())
                        .toList(),
                rules);
        CrossValidation validation = CrossValidation.of(articles, options);
        LabeledScores all = labeledScores(corpus, articles, topics, validation);
        ModelComparison comparison = helped(ModelComparison.of(all, validation, taxonomy.threshold()));
        LabeledScores helped = comparison.labeled();
        Provenance provenance =
                new Provenance(taxonomy.name(), taxonomy.version(), languages.names(), today, articles.size());
        var report = new TrainingReport(
                articles.size(),
                annotated.size() - articles.size(),
                corpus.size() - articles.size(),
                validation.byDate(),
                report(helped, comparison),
                counts.stream()
                        .filter(topic -> options.includes(topic.topic()) && !isEnough(topic))
                        .toList(),
                topics.stream()
                        .filter(topic ->
                                options.includes(topic) && !helped.topics().contains(topic))
                        .toList(),
                comparison.overall());
        return new TrainingResult(model(provenance, corpus, helped, FusionFitter.fit(all)), report);
    }

    private List<TopicCount> counts(List<AnnotatedArticle> articles) {
        List<TopicCount> counts = taxonomy.topics().stream()
                .map(topic -> new TopicCount(topic.id(), count(articles, topic)))
                .toList();
        check(
                counts.stream().anyMatch(topic -> options.includes(topic.topic()) && isEnough(topic)),
                "no topic has " + options.minArticles() + " articles among the " + articles.size()
                        + " that can be used; annotate more, or ask for fewer");
        return counts;
    }

    private boolean isEnough(TopicCount topic) {
        return topic.articles() >= options.minArticles();
    }

    /**
     * Selects the topics that are asked for and that the model improves; the others, mostly with few articles, are left
     * to the rules.
     */
    private ModelComparison helped(ModelComparison all) {
        List<Integer> asked = IntStream.range(0, all.labeled().topics().size())
                .filter(topic -> options.includes(all.labeled().topics().get(topic)))
                .boxed()
                .toList();
        List<Integer> helped = asked.stream().filter(all::isHelped).toList();
        check(
                !helped.isEmpty(),
                "rules alone find each of the " + asked.size()
                        + " topics with enough articles better than together with a model; annotate more");
        return all.only(helped);
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new CourantException(message);
        }
    }

    private static int count(List<AnnotatedArticle> articles, TopicDefinition topic) {
        return (int) articles.stream()
                .filter(article -> article.topics().contains(topic.id()))
                .count();
    }

    private LabeledScores labeledScores(
            TrainingCorpus corpus, List<AnnotatedArticle> articles, List<String> topics, CrossValidation validation) {
        int all = articles.size();
        var scores = new LabeledScores(
                topics,
                new double[topics.size()][all],
                new double[topics.size()][all],
                new boolean[topics.size()][all],
                Arrays.copyOf(corpus.words(), all));
        IntStream.range(0, topics.size()).parallel().forEach(topic -> {
            for (int article = 0; article < all; article++) {
                scores.ruleScores()[topic][article] = corpus.ruleScore(article, topics.get(topic));
                scores.labels()[topic][article] = articles.get(article).topics().contains(topics.get(topic));
            }
            scoreUnseen(corpus, scores, topic, validation);
        });
        return scores;
    }

    private void scoreUnseen(TrainingCorpus corpus, LabeledScores scores, int topic, CrossValidation validation) {
        for (int fold = 0; fold < validation.folds(); fold++) {
            double[] weights = learn(corpus, scores, topic, validation.training(fold));
            for (int article : validation.test(fold)) {
                scores.margins()[topic][article] = LogisticRegression.margin(weights, corpus.vectors()[article]);
            }
        }
    }

    /**
     * @param annotated the numbers of the annotated articles to learn from; others than these follow them in the corpus
     */
    private double[] learn(TrainingCorpus corpus, LabeledScores scores, int topic, int[] annotated) {
        var examples = new Examples();
        int weight = corpus.size() > scores.articles() ? ANNOTATED_WEIGHT : 1;
        for (int article : annotated) {
            for (int i = 0; i < weight; i++) {
                examples.add(corpus.vectors()[article], scores.labels()[topic][article]);
            }
        }
        for (int article = scores.articles(); article < corpus.size(); article++) {
            double score = corpus.ruleScore(article, scores.topics().get(topic));
            if (score < SURELY_NOT || score >= taxonomy.threshold()) {
                examples.add(corpus.vectors()[article], score >= taxonomy.threshold());
            }
        }
        return LogisticRegression.largest(
                examples.weights(corpus.vocabulary().features() + 1, COST, 1), MOST_WEIGHTS, WEIGHT_STEPS);
    }

    private LinearModel model(Provenance provenance, TrainingCorpus corpus, LabeledScores scores, Fusion fusion) {
        int[] all = IntStream.range(0, scores.articles()).toArray();
        List<TopicWeights> topics = IntStream.range(0, scores.topics().size())
                .parallel()
                .mapToObj(topic -> LogisticRegression.topic(
                        scores.topics().get(topic), scores.articlesWith(topic), learn(corpus, scores, topic, all)))
                .toList();
        return new LinearModel(provenance, corpus.vocabulary(), topics, fusion);
    }

    private static List<TrainingReport.Topic> report(LabeledScores scores, ModelComparison comparison) {
        return IntStream.range(0, scores.topics().size())
                .mapToObj(topic -> new TrainingReport.Topic(
                        scores.topics().get(topic), scores.articlesWith(topic), comparison.found(topic)))
                .toList();
    }
}
