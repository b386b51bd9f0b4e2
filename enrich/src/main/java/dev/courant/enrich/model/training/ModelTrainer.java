package dev.courant.enrich.model.training;

import de.bwaldvogel.liblinear.Feature;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.model.Origin;
import dev.courant.enrich.model.TopicWeights;
import dev.courant.enrich.model.training.TrainingReport.TopicCount;
import dev.courant.enrich.tag.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.runtime.CourantException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains a model beside the rules of a taxonomy. For each topic with enough articles a logistic regression learns the
 * words of whole articles, one topic against all else; then one regression learns how far to trust the rules and how
 * far the words, from margins of models that had not seen the article (cross-validation). The same input gives the same
 * model. Thread-safe.
 */
public final class ModelTrainer {
    /** Found by cross-validation over periods; the figures hardly change from a quarter to four times of it. */
    private static final double COST = 8;

    private final Taxonomy taxonomy;
    private final Tagger rules;
    private final TrainingOptions options;

    /**
     * A trainer.
     *
     * @param taxonomy the topics
     * @param rules made from that taxonomy, without a model
     * @param options how to train
     */
    public ModelTrainer(Taxonomy taxonomy, Tagger rules, TrainingOptions options) {
        this.taxonomy = taxonomy;
        this.rules = rules;
        this.options = options;
    }

    /**
     * Trains.
     *
     * @param annotated the articles
     * @param today the date the model bears
     * @return the model and how good it is
     * @throws CourantException when no topic has enough articles
     */
    public Trained train(List<AnnotatedArticle> annotated, LocalDate today) {
        Languages languages = Languages.of(annotated, rules, options);
        List<AnnotatedArticle> articles = languages.articles();
        List<TopicCount> counts = counts(articles);
        List<String> topics =
                counts.stream().filter(this::isEnough).map(TopicCount::topic).toList();
        Corpus corpus = Corpus.of(articles.stream().map(AnnotatedArticle::text).toList(), rules);
        Folds folds = Folds.of(articles, options);
        Pairs all = pairs(corpus, articles, topics, folds);
        Pairs helped = helped(all, folds);
        Origin origin = new Origin(taxonomy.name(), taxonomy.version(), languages.names(), today, articles.size());
        Comparison comparison = Comparison.of(helped, folds, taxonomy.threshold());
        var report = new TrainingReport(
                articles.size(),
                annotated.size() - articles.size(),
                folds.byDate(),
                report(helped, comparison),
                counts.stream().filter(topic -> !isEnough(topic)).toList(),
                topics.stream()
                        .filter(topic -> !helped.topics().contains(topic))
                        .toList(),
                comparison.overall());
        return new Trained(model(origin, corpus, helped), report);
    }

    private List<TopicCount> counts(List<AnnotatedArticle> articles) {
        List<TopicCount> counts = taxonomy.topics().stream()
                .map(topic -> new TopicCount(topic.id(), count(articles, topic)))
                .toList();
        check(
                counts.stream().anyMatch(this::isEnough),
                "no topic has " + options.leastArticles() + " articles among the " + articles.size()
                        + " that can be used; annotate more, or ask for fewer");
        return counts;
    }

    private boolean isEnough(TopicCount topic) {
        return topic.articles() >= options.leastArticles();
    }

    /** A topic of few articles has a model that knows little; where it does harm, it is not asked. */
    private Pairs helped(Pairs all, Folds folds) {
        List<Integer> helped = Comparison.of(all, folds, taxonomy.threshold()).helped();
        check(
                !helped.isEmpty(),
                "rules alone find each of the " + all.topics().size()
                        + " topics with enough articles better than together with a model; annotate more");
        return all.only(helped);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new CourantException(otherwise);
        }
    }

    private static int count(List<AnnotatedArticle> articles, TopicDefinition topic) {
        return (int) articles.stream()
                .filter(article -> article.topics().contains(topic.id()))
                .count();
    }

    private static Pairs pairs(Corpus corpus, List<AnnotatedArticle> articles, List<String> topics, Folds folds) {
        int all = articles.size();
        var pairs = new Pairs(
                topics,
                new double[topics.size()][all],
                new double[topics.size()][all],
                new boolean[topics.size()][all]);
        for (int topic = 0; topic < topics.size(); topic++) {
            for (int article = 0; article < all; article++) {
                pairs.ruleScores()[topic][article] = corpus.ruleScore(article, topics.get(topic));
                pairs.right()[topic][article] = articles.get(article).topics().contains(topics.get(topic));
            }
            judgeUnseen(corpus, pairs.right()[topic], folds, pairs.margins()[topic]);
        }
        return pairs;
    }

    private static void judgeUnseen(Corpus corpus, boolean[] right, Folds folds, double[] margins) {
        for (int fold = 0; fold < folds.count(); fold++) {
            double[] weights = learn(corpus, right, folds.without(fold));
            for (int article : folds.only(fold)) {
                margins[article] = Learner.margin(weights, corpus.vectors()[article]);
            }
        }
    }

    private static double[] learn(Corpus corpus, boolean[] right, int[] articles) {
        Feature[][] vectors = new Feature[articles.length][];
        boolean[] labels = new boolean[articles.length];
        for (int i = 0; i < articles.length; i++) {
            vectors[i] = corpus.vectors()[articles[i]];
            labels[i] = right[articles[i]];
        }
        return Learner.weights(vectors, labels, corpus.vocabulary().features() + 1, COST);
    }

    private static LinearModel model(Origin origin, Corpus corpus, Pairs pairs) {
        int[] all = IntStream.range(0, pairs.articles()).toArray();
        var topics = new ArrayList<TopicWeights>();
        for (int topic = 0; topic < pairs.topics().size(); topic++) {
            double[] weights = learn(corpus, pairs.right()[topic], all);
            topics.add(topic(pairs.topics().get(topic), pairs.articlesWith(topic), weights));
        }
        return new LinearModel(origin, corpus.vocabulary(), topics, FusionFit.fit(pairs, all));
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

    private static List<TrainingReport.Topic> report(Pairs pairs, Comparison comparison) {
        return IntStream.range(0, pairs.topics().size())
                .mapToObj(topic -> new TrainingReport.Topic(
                        pairs.topics().get(topic), pairs.articlesWith(topic), comparison.found(topic)))
                .toList();
    }
}
