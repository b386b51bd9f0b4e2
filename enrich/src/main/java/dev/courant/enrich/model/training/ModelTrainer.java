package dev.courant.enrich.model.training;

import de.bwaldvogel.liblinear.Feature;
import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.model.Provenance;
import dev.courant.enrich.model.TopicWeights;
import dev.courant.enrich.model.training.TrainingReport.TopicCount;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.runtime.CourantException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains a model for a taxonomy. For each topic with enough articles, a logistic regression learns from the words of
 * whole articles (one against the rest). Another regression then learns how to combine the scores of the rules with the
 * margins of models that were trained without the article (cross-validation). The same input gives the same model.
 * Thread-safe.
 */
public final class ModelTrainer {
    /** Chosen by cross-validation over periods; from a quarter to four times this value the figures hardly change. */
    private static final double COST = 8;

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
     * @param today the date of training that the model states
     * @return the model and its figures
     * @throws CourantException when no topic has enough articles
     */
    public TrainingResult train(List<AnnotatedArticle> annotated, LocalDate today) {
        TrainingLanguages languages = TrainingLanguages.of(annotated, rules, options);
        List<AnnotatedArticle> articles = languages.articles();
        List<TopicCount> counts = counts(articles);
        List<String> topics =
                counts.stream().filter(this::isEnough).map(TopicCount::topic).toList();
        TrainingCorpus corpus =
                TrainingCorpus.of(articles.stream().map(AnnotatedArticle::text).toList(), rules);
        CrossValidation validation = CrossValidation.of(articles, options);
        LabeledScores all = labeledScores(corpus, articles, topics, validation);
        LabeledScores helped = helped(all, validation);
        Provenance provenance =
                new Provenance(taxonomy.name(), taxonomy.version(), languages.names(), today, articles.size());
        ModelComparison comparison = ModelComparison.of(helped, validation, taxonomy.threshold());
        var report = new TrainingReport(
                articles.size(),
                annotated.size() - articles.size(),
                validation.byDate(),
                report(helped, comparison),
                counts.stream().filter(topic -> !isEnough(topic)).toList(),
                topics.stream()
                        .filter(topic -> !helped.topics().contains(topic))
                        .toList(),
                comparison.overall());
        return new TrainingResult(model(provenance, corpus, helped), report);
    }

    private List<TopicCount> counts(List<AnnotatedArticle> articles) {
        List<TopicCount> counts = taxonomy.topics().stream()
                .filter(topic -> options.includes(topic.id()))
                .map(topic -> new TopicCount(topic.id(), count(articles, topic)))
                .toList();
        check(
                counts.stream().anyMatch(this::isEnough),
                "no topic has " + options.minArticles() + " articles among the " + articles.size()
                        + " that can be used; annotate more, or ask for fewer");
        return counts;
    }

    private boolean isEnough(TopicCount topic) {
        return topic.articles() >= options.minArticles();
    }

    /** Selects the topics that the model improves; the others, mostly with few articles, are left to the rules. */
    private LabeledScores helped(LabeledScores all, CrossValidation validation) {
        List<Integer> helped =
                ModelComparison.of(all, validation, taxonomy.threshold()).helped();
        check(
                !helped.isEmpty(),
                "rules alone find each of the " + all.topics().size()
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

    private static LabeledScores labeledScores(
            TrainingCorpus corpus, List<AnnotatedArticle> articles, List<String> topics, CrossValidation validation) {
        int all = articles.size();
        var scores = new LabeledScores(
                topics,
                new double[topics.size()][all],
                new double[topics.size()][all],
                new boolean[topics.size()][all]);
        for (int topic = 0; topic < topics.size(); topic++) {
            for (int article = 0; article < all; article++) {
                scores.ruleScores()[topic][article] = corpus.ruleScore(article, topics.get(topic));
                scores.labels()[topic][article] = articles.get(article).topics().contains(topics.get(topic));
            }
            scoreUnseen(corpus, scores.labels()[topic], validation, scores.margins()[topic]);
        }
        return scores;
    }

    private static void scoreUnseen(
            TrainingCorpus corpus, boolean[] labels, CrossValidation validation, double[] margins) {
        for (int fold = 0; fold < validation.folds(); fold++) {
            double[] weights = learn(corpus, labels, validation.training(fold));
            for (int article : validation.test(fold)) {
                margins[article] = LogisticRegression.margin(weights, corpus.vectors()[article]);
            }
        }
    }

    private static double[] learn(TrainingCorpus corpus, boolean[] labels, int[] articles) {
        Feature[][] vectors = new Feature[articles.length][];
        boolean[] positive = new boolean[articles.length];
        for (int i = 0; i < articles.length; i++) {
            vectors[i] = corpus.vectors()[articles[i]];
            positive[i] = labels[articles[i]];
        }
        return LogisticRegression.weights(vectors, positive, corpus.vocabulary().features() + 1, COST);
    }

    private static LinearModel model(Provenance provenance, TrainingCorpus corpus, LabeledScores scores) {
        int[] all = IntStream.range(0, scores.articles()).toArray();
        var topics = new ArrayList<TopicWeights>();
        for (int topic = 0; topic < scores.topics().size(); topic++) {
            double[] weights = learn(corpus, scores.labels()[topic], all);
            topics.add(topic(scores.topics().get(topic), scores.articlesWith(topic), weights));
        }
        return new LinearModel(provenance, corpus.vocabulary(), topics, FusionFitter.fit(scores, all));
    }

    private static TopicWeights topic(String id, int articles, double[] weights) {
        int last = weights.length - 1;
        int[] features =
                IntStream.range(0, last).filter(i -> (float) weights[i] != 0).toArray();
        float[] kept = new float[features.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (float) weights[features[i]];
        }
        return new TopicWeights(id, articles, (float) weights[last], features, kept);
    }

    private static List<TrainingReport.Topic> report(LabeledScores scores, ModelComparison comparison) {
        return IntStream.range(0, scores.topics().size())
                .mapToObj(topic -> new TrainingReport.Topic(
                        scores.topics().get(topic), scores.articlesWith(topic), comparison.found(topic)))
                .toList();
    }
}
