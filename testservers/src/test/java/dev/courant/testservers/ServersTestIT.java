package dev.courant.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Taxonomy;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@ServersTest
class ServersTestIT {
    @Test
    void shouldReturnTheValuesThatWereSent(Servers servers) {
        Taxonomy taxonomy = Taxonomy.newBuilder()
                .setName("courant")
                .setVersion("1")
                .setDefinition("topics: []")
                .setPublishedAt(Instant.EPOCH)
                .build();

        servers.send(servers.topics().taxonomy(), "courant", taxonomy);

        assertThat(servers.await(servers.topics().taxonomy(), values -> !values.isEmpty()))
                .containsExactly(taxonomy);
    }

    @Test
    void shouldGiveEachClassItsOwnDatabase(Servers servers) {
        Sql.execute(servers.jdbcUrl(), "create table only_here (n int)");

        assertThat(servers.jdbcUrl()).contains("test_");
    }

    @Test
    void shouldServeTheWorld(Servers servers) {
        assertThat(servers.world().complete()).isTrue();
        assertThat(servers.world().published()).hasSizeGreaterThan(40);
    }
}
