package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSerdeTest {
    private final AvroSerde<Taxonomy> serde = AvroSerde.of(Taxonomy.class);
    private final Taxonomy taxonomy = Taxonomy.newBuilder()
            .setName("courant")
            .setVersion("7")
            .setDefinition("topics: []")
            .setPublishedAt(Instant.parse("2026-11-22T10:00:00Z"))
            .build();

    @Test
    void shouldReadWhatItWrote() {
        byte[] bytes = serde.serializer().serialize("t", taxonomy);

        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(taxonomy);
    }

    @Test
    void shouldStartWithTheMarkerOfTheSingleObjectEncoding() {
        assertThat(serde.serializer().serialize("t", taxonomy)).startsWith(0xC3, 0x01);
    }

    @Test
    void shouldWriteAndReadNoNul() throws IOException {
        AvroSerde<Article> articles = AvroSerde.of(Article.class);
        Article odd = article("A\0B");
        byte[] ours = articles.serializer().serialize("t", odd);
        ByteBuffer others = Article.getEncoder().encode(odd);
        byte[] theirs = new byte[others.remaining()];
        others.get(theirs);

        assertThat(Article.getDecoder().decode(ours)).isEqualTo(article("A\uFFFDB"));
        assertThat(articles.deserializer().deserialize("t", theirs)).isEqualTo(article("A\uFFFDB"));
        assertThat(articles.serializer().serialize("t", article("A B")))
                .isEqualTo(articles.serializer()
                        .serialize(
                                "t",
                                articles.deserializer()
                                        .deserialize("t", articles.serializer().serialize("t", article("A B")))));
    }

    private static Article article(String text) {
        return Article.newBuilder()
                .setArticleId(text)
                .setRevisionId(text)
                .setLinkId(text)
                .setFeedId(text)
                .setUrl(text)
                .setCanonicalUrl(text)
                .setHost(text)
                .setTitle(text)
                .setText(text)
                .setTextSource(TextSource.PAGE)
                .setSiteName(text)
                .setAuthors(List.of(text, text))
                .setKeywords(List.of(text))
                .setMethod(text)
                .setProvenance(Map.of(text, text))
                .setOrigin(Origin.LIVE)
                .setDiscoveredAt(Instant.EPOCH)
                .setFetchedAt(Instant.EPOCH)
                .setExtractedAt(Instant.EPOCH)
                .build();
    }

    @Test
    void shouldKeepTombstones() {
        assertThat(serde.serializer().serialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", null)).isNull();
    }

    @Test
    void shouldNameTheTopicOfBytesThatAreNotARecord() {
        assertThatThrownBy(() -> serde.deserializer().deserialize("courant.taxonomy", "{\"a\": 1}".getBytes()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("courant.taxonomy")
                .hasMessageContaining("8 bytes")
                .hasMessageContaining("Taxonomy");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 9, 10, 14, 30})
    void shouldRefuseATruncatedRecord(int length) {
        byte[] bytes = serde.serializer().serialize("t", taxonomy);

        assertThatThrownBy(() -> serde.deserializer().deserialize("t", Arrays.copyOf(bytes, length)))
                .isInstanceOf(SerializationException.class);
    }
}
