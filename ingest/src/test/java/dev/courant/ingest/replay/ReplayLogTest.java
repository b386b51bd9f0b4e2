package dev.courant.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayLogTest {
    @Test
    void shouldReadHowFarARecordingWasWorkedThrough() {
        ReplayPosition position = ReplayLog.decode(new OffsetAndMetadata(0, "4711 articles=2 damaged=0 dropped.GONE=1"))
                .orElseThrow();

        assertThat(position.offset()).isEqualTo(4_711);
        assertThat(position.finished()).isFalse();
        assertThat(position.totals().records()).isEqualTo(3);
        assertThat(ReplayLog.decode(new OffsetAndMetadata(0, "finished articles=2 damaged=0")))
                .hasValueSatisfying(end -> assertThat(end.finished()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "finished", "12", "begun articles=2", "12 revisits=2"})
    void shouldBeginAnewAfterWhatItDoesNotUnderstand(String metadata) {
        assertThat(ReplayLog.decode(new OffsetAndMetadata(0, metadata))).isEmpty();
    }

    @Test
    void shouldKeepTheProgressOfEachFilterApart() {
        ReplayFilter march = new ReplayFilter(Instant.parse("2026-03-01T00:00:00Z"), null, List.of());
        ReplayFilter harbour = new ReplayFilter(null, null, List.of(HostPattern.parse("harbour.example")));

        assertThat(ReplayLog.role("0123", ReplayFilter.ALL)).isEqualTo("replay-0123");
        assertThat(ReplayLog.role("0123", march))
                .startsWith("replay-0123-")
                .isNotEqualTo(ReplayLog.role("0123", harbour));
    }
}
