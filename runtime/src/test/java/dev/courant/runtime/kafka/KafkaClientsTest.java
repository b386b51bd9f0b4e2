package dev.courant.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {
    @Test
    void shouldNameUnnamedInstancesOnOneMachineDifferently() {
        assertThat(clients("").instance()).isNotEqualTo(clients("").instance());
    }

    @Test
    void shouldKeepTheNameOfANamedInstance() {
        assertThat(clients("ingest-1").instance()).isEqualTo("ingest-1");
    }

    @Test
    void shouldSendOneRequestAfterAnotherWithoutTransactions() {
        assertThat(new ClientConfig(clients("").settings()).producer())
                .containsEntry("max.in.flight.requests.per.connection", 1);
    }

    private static KafkaClients clients(String instance) {
        return new KafkaClients(Settings.read(KafkaSettings.class, Map.of("COURANT_INSTANCE", instance)));
    }
}
