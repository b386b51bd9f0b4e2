package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
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
