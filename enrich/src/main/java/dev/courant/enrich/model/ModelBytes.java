package dev.courant.enrich.model;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A model as a row of numbers and words, deflated. The features of a topic are written as steps from one to the next,
 * seven bits a byte. Reading checks every number, so that a model that could be read can be used.
 */
final class ModelBytes {
    private static final int MAX_TOPICS = 1_000;
    private static final int MAX_LANGUAGES = 100;

    private ModelBytes() {}

    /** Writes something. */
    @FunctionalInterface
    interface Content {
        void to(DataOutputStream out) throws IOException;
    }

    static byte[] pack(LinearModel model) {
        return packed(out -> {
            origin(model.origin(), out);
            vocabulary(model.vocabulary(), out);
            Fusion fusion = model.fusion();
            out.writeDouble(fusion.rules());
            out.writeDouble(fusion.margin());
            out.writeDouble(fusion.offset());
            out.writeInt(model.topics().size());
            for (TopicWeights topic : model.topics()) {
                topic(topic, out);
            }
        });
    }

    static byte[] packed(Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            content.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static LinearModel unpack(byte[] file, int from) throws IOException {
        var bytes = new ByteArrayInputStream(file, from, file.length - from);
        try (var in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(bytes)))) {
            Origin origin = origin(in);
            Vocabulary vocabulary = vocabulary(in);
            var fusion = new Fusion(number(in.readDouble()), number(in.readDouble()), number(in.readDouble()));
            int count = count(in, MAX_TOPICS, "topics");
            var topics = new ArrayList<TopicWeights>(count);
            var known = new HashSet<String>();
            for (int topic = 0; topic < count; topic++) {
                topics.add(topic(in, vocabulary.features()));
                check(known.add(topics.getLast().topic()), "a topic stands there twice");
            }
            check(in.read() < 0, "it goes on after its end");
            return new LinearModel(origin, vocabulary, topics, fusion);
        } catch (EOFException e) {
            throw new IOException("it ends too early", e);
        }
    }

    private static void origin(Origin origin, DataOutputStream out) throws IOException {
        out.writeUTF(origin.taxonomy());
        out.writeUTF(origin.version());
        out.writeUTF(origin.trained().toString());
        out.writeInt(origin.articles());
        out.writeInt(origin.languages().size());
        for (String language : origin.languages()) {
            out.writeUTF(language);
        }
    }

    private static Origin origin(DataInputStream in) throws IOException {
        String taxonomy = in.readUTF();
        String version = in.readUTF();
        LocalDate trained = day(in.readUTF());
        int articles = in.readInt();
        int count = count(in, MAX_LANGUAGES, "languages");
        List<String> languages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            languages.add(in.readUTF());
        }
        return new Origin(taxonomy, version, languages, trained, articles);
    }

    private static void vocabulary(Vocabulary vocabulary, DataOutputStream out) throws IOException {
        out.writeInt(vocabulary.size());
        for (int word = 0; word < vocabulary.size(); word++) {
            out.writeUTF(vocabulary.words().get(word));
            out.writeFloat(vocabulary.rarities()[word]);
        }
    }

    private static Vocabulary vocabulary(DataInputStream in) throws IOException {
        int count = count(in, Vocabulary.MAX_WORDS, "words");
        List<String> words = new ArrayList<>(count);
        float[] rarities = new float[count];
        for (int word = 0; word < count; word++) {
            words.add(in.readUTF());
            check(!words.getLast().isEmpty() && words.getLast().length() <= Vocabulary.MAX_LETTERS, "a word is none");
            rarities[word] = number(in.readFloat());
            check(rarities[word] > 0, "a rarity is not positive");
        }
        return new Vocabulary(words, rarities);
    }

    private static void topic(TopicWeights topic, DataOutputStream out) throws IOException {
        out.writeUTF(topic.topic());
        out.writeInt(topic.articles());
        out.writeFloat(topic.bias());
        out.writeInt(topic.features().length);
        int last = -1;
        for (int i = 0; i < topic.features().length; i++) {
            step(topic.features()[i] - last, out);
            out.writeFloat(topic.weights()[i]);
            last = topic.features()[i];
        }
    }

    private static TopicWeights topic(DataInputStream in, int features) throws IOException {
        String id = in.readUTF();
        int articles = in.readInt();
        float bias = number(in.readFloat());
        int count = count(in, features, "weights");
        int[] places = new int[count];
        float[] weights = new float[count];
        int last = -1;
        for (int i = 0; i < count; i++) {
            last += step(in);
            check(last < features, "a weight is for no word");
            places[i] = last;
            weights[i] = number(in.readFloat());
        }
        return new TopicWeights(id, articles, bias, places, weights);
    }

    private static void step(int step, DataOutputStream out) throws IOException {
        int rest = step;
        for (; rest > 0x7F; rest >>>= 7) {
            out.writeByte(rest | 0x80);
        }
        out.writeByte(rest);
    }

    private static int step(DataInputStream in) throws IOException {
        int step = 0;
        for (int shift = 0; shift < 21; shift += 7) {
            int bits = in.readUnsignedByte();
            step |= (bits & 0x7F) << shift;
            if (bits < 0x80) {
                check(step > 0, "weights are out of order");
                return step;
            }
        }
        throw new IOException("a step is too long");
    }

    private static int count(DataInputStream in, int most, String what) throws IOException {
        int count = in.readInt();
        check(count >= 0 && count <= most, "it claims " + count + " " + what);
        return count;
    }

    private static LocalDate day(String text) throws IOException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IOException("its date is none", e);
        }
    }

    private static double number(double value) throws IOException {
        check(Double.isFinite(value), "a number is none");
        return value;
    }

    private static float number(float value) throws IOException {
        check(Float.isFinite(value), "a number is none");
        return value;
    }

    private static void check(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
