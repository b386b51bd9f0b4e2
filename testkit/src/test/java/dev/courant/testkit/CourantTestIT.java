package dev.courant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Taxonomy;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@CourantTest
class CourantTestIT {
    @Test
    void shouldReturnTheValuesThatWereSent(Courant courant) {
        Taxonomy taxonomy = Taxonomy.newBuilder()
                .setName("courant")
                .setVersion("1")
                .setDefinition("topics: []")
                .setPublishedAt(Instant.EPOCH)
                .build();

        courant.send(courant.topics().taxonomy(), "courant", taxonomy);

        assertThat(courant.await(courant.topics().taxonomy(), values -> !values.isEmpty()))
                .containsExactly(taxonomy);
    }

    @Test
    void shouldServeTheWorld(Courant courant) {
        assertThat(courant.world().complete()).isTrue();
        assertThat(courant.world().published()).hasSizeGreaterThan(40);
    }
}
