package dev.courant.enrich.model;

import dev.courant.enrich.text.Lexicon;
import dev.courant.runtime.CourantException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear model of words: for each topic a weight for each word, which together measure how much an article resembles
 * those that annotators gave the topic. It finds no passages and therefore adds no tags; it adjusts the scores of
 * topics for which rules found passages. Beside it may stand {@linkplain SentenceModel models of sentences}, which find
 * passages. Immutable and thread-safe.
 */
public final class LinearModel {
    /** No model: it has no languages, words or topics, so that the scores of the rules are kept. */
    public static final LinearModel NONE = new LinearModel(
            new Provenance("", "", List.of(), LocalDate.EPOCH, 0),
            new ModelVocabulary(List.of(), new float[0]),
            List.of(),
            new Fusion(1, 0, 0, 0));

    private final Provenance provenance;
    private final ModelVocabulary vocabulary;
    private final List<TopicWeights> topics;
    private final Fusion fusion;
    private final Map<String, SentenceModel> sentences;

    /**
     * For each feature where its weights end (upper half) and the bits of its inverse document frequency (lower half).
     * They begin where those of the feature before end. What is read together is packed together here and in
     * {@link #weights}, since most of the time goes to fetching it.
     */
    private final long[] features;

    /** Topic number (upper half) and bits of the weight (lower half). */
    private final long[] weights;

    /**
     * Creates a model of words alone.
     *
     * @param provenance its training data and purpose
     * @param vocabulary its words
     * @param topics its topics
     * @param fusion how its margins are combined with the scores of rules
     */
    public LinearModel(Provenance provenance, ModelVocabulary vocabulary, List<TopicWeights> topics, Fusion fusion) {
        this(provenance, vocabulary, topics, fusion, Map.of());
    }

    /**
     * Creates a model.
     *
     * @param provenance its training data and purpose
     * @param vocabulary its words
     * @param topics its topics
     * @param fusion how its margins are combined with the scores of rules
     * @param sentences the models of sentences beside it, by ISO 639-1 code
     */
    public LinearModel(
            Provenance provenance,
            ModelVocabulary vocabulary,
            List<TopicWeights> topics,
            Fusion fusion,
            Map<String, SentenceModel> sentences) {
        this.provenance = provenance;
        this.vocabulary = vocabulary;
        this.topics = List.copyOf(topics);
        this.fusion = fusion;
        this.sentences = Map.copyOf(sentences);
        int[] starts = TopicWeights.starts(vocabulary.features(), topics);
        this.features = features(vocabulary, starts);
        this.weights = weights(starts, topics);
    }

    /** {@return its training data and purpose} */
    public Provenance provenance() {
        return provenance;
    }

    /** {@return its words} */
    public ModelVocabulary vocabulary() {
        return vocabulary;
    }

    /** {@return its topics, in the order of their numbers} */
    public List<TopicWeights> topics() {
        return topics;
    }

    /** {@return how its margins are combined with the scores of rules} */
    public Fusion fusion() {
        return fusion;
    }

    /** {@return the models of sentences beside it, by ISO 639-1 code} */
    public Map<String, SentenceModel> sentences() {
        return sentences;
    }

    /** {@return the same model of words with other models of sentences} */
    public LinearModel with(Map<String, SentenceModel> others) {
        return new LinearModel(provenance, vocabulary, topics, fusion, others);
    }

    /** {@return whether the model was trained for the taxonomy with a name} */
    public boolean isFor(String taxonomy) {
        return provenance.taxonomy().equals(taxonomy);
    }

    /**
     * Checks that the model was trained for a taxonomy.
     *
     * @param taxonomy the name of the taxonomy
     * @param source the name of the model in messages
     * @return this
     * @throws CourantException when it was trained for another taxonomy
     */
    public LinearModel requireFor(String taxonomy, String source) {
        if (!isFor(taxonomy)) {
            throw new CourantException(source + ": trained for the taxonomy " + provenance.taxonomy() + ", not for "
                    + taxonomy + "; train one for it with courant taxonomy train");
        }
        return this;
    }

    /**
     * Compiles the model for a tagger.
     *
     * @param lexicon the tagger's lexicon, to which the model's words are added; known forms keep their numbers
     * @param topicIds the tagger's topics, in the order of their numbers
     * @return the model with the tagger's numbers
     */
    public CompiledModel compile(Lexicon.Builder lexicon, List<String> topicIds) {
        Map<String, int[]> sentenceTopics = new HashMap<>();
        sentences.forEach((language, of) -> sentenceTopics.put(language, numbers(topicIds, of.topics())));
        return new CompiledModel(this, vocabulary.addTo(lexicon), numbers(topicIds, topics), sentenceTopics);
    }

    /** Returns for each topic of a tagger its number among those of a model, or -1. */
    private static int[] numbers(List<String> topicIds, List<TopicWeights> topics) {
        List<String> own = topics.stream().map(TopicWeights::topic).toList();
        return topicIds.stream().mapToInt(own::indexOf).toArray();
    }

    /**
     * Computes the margins of an article.
     *
     * @param article the words of the article
     * @return for each topic of the model the margin, in logits
     */
    public double[] margins(WordCounts article) {
        var sums = new Sums(new double[topics.size()]);
        article.forEach(sums);
        return sums.margins();
    }

    /** Adds the weights of an article's features, and computes the length of its vector in the same pass. */
    private final class Sums implements WordCounts.Sink {
        private final double[] sums;
        private double squares;

        Sums(double[] sums) {
            this.sums = sums;
        }

        @Override
        public void feature(int feature, double count) {
            long packed = features[feature + 1];
            double value = count * Float.intBitsToFloat((int) packed);
            squares += value * value;
            int end = (int) (packed >>> Integer.SIZE);
            for (int at = (int) (features[feature] >>> Integer.SIZE); at < end; at++) {
                long weight = weights[at];
                sums[(int) (weight >>> Integer.SIZE)] += Float.intBitsToFloat((int) weight) * value;
            }
        }

        double[] margins() {
            double scale = squares == 0 ? 0 : 1 / Math.sqrt(squares);
            for (int topic = 0; topic < sums.length; topic++) {
                sums[topic] = topics.get(topic).bias() + sums[topic] * scale;
            }
            return sums;
        }
    }

    /** The first entry is before all features. */
    private static long[] features(ModelVocabulary vocabulary, int[] starts) {
        long[] features = new long[starts.length];
        for (int feature = 0; feature < vocabulary.features(); feature++) {
            int idf = Float.floatToRawIntBits(vocabulary.idf(feature));
            features[feature + 1] = (long) starts[feature + 1] << Integer.SIZE | Integer.toUnsignedLong(idf);
        }
        return features;
    }

    private static long[] weights(int[] starts, List<TopicWeights> topics) {
        long[] weights = new long[starts[starts.length - 1]];
        int[] next = starts.clone();
        for (int topic = 0; topic < topics.size(); topic++) {
            TopicWeights own = topics.get(topic);
            for (int i = 0; i < own.features().length; i++) {
                int bits = Float.floatToRawIntBits(own.weights()[i]);
                weights[next[own.features()[i]]++] = (long) topic << Integer.SIZE | Integer.toUnsignedLong(bits);
            }
        }
        return weights;
    }
}
