package dev.courant.enrich.model;

import static dev.courant.enrich.model.ModelRecord.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Converts models of sentences to the fields of a record of {@code topic-model.avsc} and back. Pure functions. */
final class SentenceModelRecords {
    private static final Schema SENTENCES =
            ModelRecord.SCHEMA.getField("sentences").schema().getElementType();
    private static final Schema TOPIC = SENTENCES.getField("topics").schema().getElementType();

    private SentenceModelRecords() {}

    static List<GenericRecord> of(Map<String, SentenceModel> models) {
        return new TreeMap<>(models)
                .entrySet().stream()
                        .map(entry -> of(entry.getKey(), entry.getValue()))
                        .toList();
    }

    /** @throws dev.courant.runtime.CourantException when it has a value that no trained model has */
    static Map<String, SentenceModel> read(GenericRecord record) {
        Map<String, SentenceModel> models = new HashMap<>();
        for (GenericRecord of : ModelRecord.<GenericRecord>list(record, "sentences", ModelRecord.MAX_LANGUAGES)) {
            String language = of.get("language").toString();
            check(models.put(language, model(of)) == null, "the sentences of " + language + " occur twice");
        }
        return models;
    }

    private static GenericRecord of(String language, SentenceModel model) {
        GenericRecord record = new GenericData.Record(SENTENCES);
        record.put("language", language);
        record.put("hashes", Arrays.stream(model.hashes()).boxed().toList());
        record.put(
                "topics", model.topics().stream().map(SentenceModelRecords::of).toList());
        record.put(
                "fusion", Arrays.stream(model.fusion().coefficients()).boxed().toList());
        return record;
    }

    private static GenericRecord of(TopicWeights topic) {
        GenericRecord record = new GenericData.Record(TOPIC);
        record.put("id", topic.topic());
        record.put("articles", topic.articles());
        record.put("bias", topic.bias());
        record.put("features", Arrays.stream(topic.features()).boxed().toList());
        record.put("weights", ModelRecord.floats(topic.weights(), 0, topic.weights().length));
        return record;
    }

    private static SentenceModel model(GenericRecord record) {
        int[] hashes = ints(record, "hashes");
        check(Arrays.stream(hashes).distinct().count() == hashes.length, "a hash occurs twice");
        return new SentenceModel(
                hashes, ModelRecord.topics(record, topic -> topic(topic, hashes.length)), fusion(record));
    }

    private static SentenceFusion fusion(GenericRecord record) {
        double[] coefficients = ModelRecord.<Double>list(record, "fusion", SentenceFusion.SIZE).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        check(
                coefficients.length == SentenceFusion.SIZE
                        && Arrays.stream(coefficients).allMatch(Double::isFinite),
                "\"fusion\" does not hold " + SentenceFusion.SIZE + " finite numbers");
        return new SentenceFusion(coefficients);
    }

    private static TopicWeights topic(GenericRecord record, int known) {
        int[] features = ints(record, "features");
        int last = -1;
        for (int feature : features) {
            check(feature > last && feature < known, "\"features\" holds " + feature + " out of order or range");
            last = feature;
        }
        return new TopicWeights(
                record.get("id").toString(),
                (int) record.get("articles"),
                (float) ModelRecord.finite(record, "bias"),
                features,
                ModelRecord.floats(record, "weights", features.length));
    }

    private static int[] ints(GenericRecord record, String field) {
        return ModelRecord.<Integer>list(record, field, SentenceModel.MAX_FEATURES).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
