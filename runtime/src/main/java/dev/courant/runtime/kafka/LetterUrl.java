package dev.courant.runtime.kafka;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Link;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Finds the URL that the record in a dead letter is about. Stateless. */
public final class LetterUrl {
    private LetterUrl() {}

    /**
     * Returns the URL of the link or article in a letter.
     *
     * @param topics the topics
     * @param letter the letter
     * @return the URL as it was discovered; empty when the record is another one, was left out, or cannot be decoded
     */
    public static Optional<String> of(Topics topics, ConsumerRecord<byte[], byte[]> letter) {
        String source = LetterDescription.of(letter).source().topic();
        if (source.equals(topics.links().name())) {
            return read(topics.links(), letter, Link::getUrl);
        }
        if (source.equals(topics.articles().name())) {
            return read(topics.articles(), letter, Article::getUrl);
        }
        return source.equals(topics.enriched().name())
                ? read(
                        topics.enriched(),
                        letter,
                        (EnrichedArticle enriched) -> enriched.getArticle().getUrl())
                : Optional.empty();
    }

    private static <V> Optional<String> read(
            Topic<String, V> topic, ConsumerRecord<byte[], byte[]> letter, Function<V, String> url) {
        try {
            @Nullable V value = topic.values().deserializer().deserialize(topic.name(), letter.value());
            return Optional.ofNullable(value).map(url).map(text -> text.replace('\0', '\uFFFD'));
        } catch (RuntimeException e) {
            // The record cannot be decoded, which is why it is a dead letter, or was left out.
            return Optional.empty();
        }
    }
}
