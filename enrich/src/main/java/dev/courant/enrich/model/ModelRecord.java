package dev.courant.enrich.model;

import dev.courant.parse.text.Resources;
import dev.courant.runtime.CourantException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Converts a model to an Avro record of {@code topic-model.avsc} and back. Reading checks every number, so that each
 * model that can be read can be used.
 */
final class ModelRecord {
    static final Schema SCHEMA = new Schema.Parser().parse(Resources.text(ModelRecord.class, "topic-model.avsc"));

    private static final Schema TOPIC = SCHEMA.getField("topics").schema().getElementType();
    private static final Schema FUSION = SCHEMA.getField("fusion").schema();
    private static final int MAX_TOPICS = 1_000;
    static final int MAX_LANGUAGES = 100;

    private ModelRecord() {}

    static GenericRecord of(LinearModel model) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        Provenance provenance = model.provenance();
        record.put("taxonomy", provenance.taxonomy());
        record.put("taxonomyVersion", provenance.version());
        record.put("languages", provenance.languages());
        record.put("trained", (int) provenance.trained().toEpochDay());
        record.put("articles", provenance.articles());
        ModelVocabulary vocabulary = model.vocabulary();
        record.put("words", vocabulary.words());
        record.put("idf", floats(vocabulary.idf(), 0, vocabulary.size()));
        record.put("fusion", fusion(model.fusion()));
        record.put(
                "topics",
                model.topics().stream()
                        .map(topic -> topic(topic, vocabulary.size()))
                        .toList());
        record.put("sentences", SentenceModelRecords.of(model.sentences()));
        return record;
    }

    /** @throws CourantException when it has a value that no trained model has */
    static LinearModel model(GenericRecord record) {
        ModelVocabulary vocabulary = vocabulary(record);
        List<TopicWeights> topics = topics(record, topic -> topic(topic, vocabulary.size()));
        return new LinearModel(
                provenance(record),
                vocabulary,
                topics,
                fusion((GenericRecord) record.get("fusion")),
                SentenceModelRecords.read(record));
    }

    /** Returns the topics of a record, each once. */
    static List<TopicWeights> topics(GenericRecord record, Function<GenericRecord, TopicWeights> read) {
        List<TopicWeights> topics = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (GenericRecord topic : ModelRecord.<GenericRecord>list(record, "topics", MAX_TOPICS)) {
            topics.add(read.apply(topic));
            String id = topics.getLast().topic();
            check(ids.add(id), "the topic " + id + " occurs twice");
        }
        return topics;
    }

    private static Provenance provenance(GenericRecord record) {
        return new Provenance(
                record.get("taxonomy").toString(),
                record.get("taxonomyVersion").toString(),
                list(record, "languages", MAX_LANGUAGES).stream()
                        .map(Object::toString)
                        .toList(),
                LocalDate.ofEpochDay((int) record.get("trained")),
                (int) record.get("articles"));
    }

    private static ModelVocabulary vocabulary(GenericRecord record) {
        List<String> words = list(record, "words", ModelVocabulary.MAX_WORDS).stream()
                .map(Object::toString)
                .toList();
        for (String word : words) {
            check(
                    !word.isEmpty() && word.length() <= ModelVocabulary.MAX_LETTERS,
                    "a word has " + word.length() + " letters");
        }
        float[] idf = floats(record, "idf", words.size());
        for (float value : idf) {
            check(value > 0, "an inverse document frequency is not positive");
        }
        return new ModelVocabulary(words, idf);
    }

    private static GenericRecord fusion(Fusion fusion) {
        GenericRecord record = new GenericData.Record(FUSION);
        record.put("rules", fusion.rules());
        record.put("margin", fusion.margin());
        record.put("length", fusion.length());
        record.put("offset", fusion.offset());
        return record;
    }

    private static Fusion fusion(GenericRecord record) {
        return new Fusion(
                finite(record, "rules"), finite(record, "margin"), finite(record, "length"), finite(record, "offset"));
    }

    static double finite(GenericRecord record, String field) {
        double value = ((Number) record.get(field)).doubleValue();
        check(Double.isFinite(value), "\"" + field + "\" is not a finite number");
        return value;
    }

    private static GenericRecord topic(TopicWeights topic, int words) {
        float[] dense = new float[2 * words];
        for (int i = 0; i < topic.features().length; i++) {
            dense[topic.features()[i]] = topic.weights()[i];
        }
        GenericRecord record = new GenericData.Record(TOPIC);
        record.put("id", topic.topic());
        record.put("articles", topic.articles());
        record.put("bias", topic.bias());
        record.put("weights", floats(dense, 0, words));
        record.put("headlineWeights", floats(dense, words, 2 * words));
        return record;
    }

    private static TopicWeights topic(GenericRecord record, int words) {
        float[] dense = new float[2 * words];
        System.arraycopy(floats(record, "weights", words), 0, dense, 0, words);
        System.arraycopy(floats(record, "headlineWeights", words), 0, dense, words, words);
        int[] features =
                IntStream.range(0, dense.length).filter(i -> dense[i] != 0).toArray();
        float[] weights = new float[features.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = dense[features[i]];
        }
        return new TopicWeights(
                record.get("id").toString(),
                (int) record.get("articles"),
                (float) finite(record, "bias"),
                features,
                weights);
    }

    static List<Float> floats(float[] values, int from, int to) {
        List<Float> list = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            list.add(values[i]);
        }
        return list;
    }

    static float[] floats(GenericRecord record, String field, int count) {
        Collection<Float> list = list(record, field, count);
        check(list.size() == count, "\"" + field + "\" has " + list.size() + " numbers for " + count + " words");
        float[] values = new float[count];
        int next = 0;
        for (float value : list) {
            check(Float.isFinite(value), "\"" + field + "\" holds a number that is not finite");
            values[next++] = value;
        }
        return values;
    }

    /** Returns the items of a field, at most {@code max}. */
    @SuppressWarnings("unchecked") // as the schema says
    static <T> Collection<T> list(GenericRecord record, String field, int max) {
        Collection<T> items = (Collection<T>) record.get(field);
        check(items.size() <= max, "\"" + field + "\" has " + items.size() + " items, more than " + max);
        return items;
    }

    static void check(boolean condition, String message) {
        if (!condition) {
            throw new CourantException(message);
        }
    }
}
