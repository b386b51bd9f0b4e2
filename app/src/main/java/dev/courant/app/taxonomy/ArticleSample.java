package dev.courant.app.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.app.answer.Input;
import dev.courant.app.answer.JsonLines;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.Article;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/** Articles to compare taxonomies on: ids to texts. Stateless. */
public final class ArticleSample {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ArticleSample() {}

    /**
     * Reads the latest articles of a cluster, the same number from each partition.
     *
     * @param kafka the cluster
     * @param most the approximate number
     * @return the articles, the newest revision of each
     */
    public static Map<String, TaggableText> newest(KafkaClients kafka, int most) {
        Map<String, TaggableText> sample = new LinkedHashMap<>();
        try (TopicReader<String, Article> reader =
                TopicReader.open(kafka, kafka.topics().articles())) {
            Map<TopicPartition, Long> ends = reader.offsets().ends();
            if (!ends.isEmpty()) {
                reader.read(
                        reader.offsets().before(ends, Math.ceilDiv(most, ends.size())),
                        ends,
                        record -> add(sample, reader, record));
            }
        }
        return sample;
    }

    /**
     * Reads the articles of a file.
     *
     * @param name a file of JSON Lines, each {@code {"id"?, "title"?, "text", "language"?}}; may end in .gz
     * @return the articles; one without an id has the number of its line as id
     * @throws CourantException when it cannot be read, naming file and line
     */
    public static Map<String, TaggableText> file(String name) {
        Map<String, TaggableText> sample = new LinkedHashMap<>();
        List<String> lines =
                new String(Input.file(name), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(sample, name, i + 1, lines.get(i));
            }
        }
        return sample;
    }

    private static void add(Map<String, TaggableText> sample, String file, int number, String line) {
        try {
            JsonNode article = MAPPER.readTree(line);
            String id = article.path("id").asText(Integer.toString(number));
            sample.put(
                    id,
                    new TaggableText(
                            article.path("title").asText(""),
                            JsonLines.required(article, "text"),
                            article.path("language").textValue()));
        } catch (IOException | CourantException e) {
            String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CourantException(file + ":" + number + ": not an article: " + cause, e);
        }
    }

    private static void add(
            Map<String, TaggableText> sample,
            TopicReader<String, Article> reader,
            ConsumerRecord<byte[], byte[]> record) {
        try {
            Article article = reader.value(record);
            sample.remove(article.getArticleId());
            sample.put(
                    article.getArticleId(),
                    new TaggableText(article.getTitle(), article.getText(), article.getDeclaredLanguage()));
        } catch (SerializationException e) {
            // Not an article: enrich writes it to the dead letters.
        }
    }
}
