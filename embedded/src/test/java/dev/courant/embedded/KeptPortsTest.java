package dev.courant.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPortsTest {
    @TempDir
    private Path path;

    private DataFolder folder;

    @BeforeEach
    void open() {
        folder = DataFolder.open(path, InstantSource.system());
    }

    @AfterEach
    void close() throws Exception {
        folder.close();
    }

    @Test
    void shouldTakeTheFirstFreePortAndKeepIt() {
        assertThat(start(null, Set.of(9092, 9093))).isEqualTo(9094);
        assertThat(start(null, Set.of())).isEqualTo(9094);
    }

    @Test
    void shouldTakeAndKeepThePortThatWasAskedFor() {
        assertThat(start(null, Set.of())).isEqualTo(9092);
        assertThat(start(7000, Set.of())).isEqualTo(7000);
        assertThat(start(null, Set.of())).isEqualTo(7000);
    }

    @Test
    void shouldSayThatTheKeptPortIsTaken() {
        int unused = start(7000, Set.of());

        assertThatThrownBy(() -> start(null, Set.of(7000)))
                .isInstanceOf(CourantException.class)
                .hasMessage("port 7000 on 127.0.0.1 cannot be listened on: in use, which Kafka had at the last start on"
                        + " this data folder; free it, or set --kafka-port to another port");
        assertThat(start(null, Set.of())).isEqualTo(7000);
    }

    @Test
    void shouldSayThatThePortThatWasAskedForIsTaken() {
        assertThatThrownBy(() -> start(7000, Set.of(7000)))
                .isInstanceOf(CourantException.class)
                .hasMessage("port 7000 on 127.0.0.1 cannot be listened on: in use; free it, or set --kafka-port to"
                        + " another port");
    }

    @Test
    void shouldKeepThePortsOfServersApart() {
        KeptPorts ports = new KeptPorts(folder);
        assertThat(start(7000, Set.of())).isEqualTo(7000);

        Integer postgres = ports.start(PortRequest.postgres(null), port -> port, port -> port);
        assertThat(postgres).isEqualTo(5433);
        assertThat(start(null, Set.of())).isEqualTo(7000);
    }

    private int start(@Nullable Integer asked, Set<Integer> taken) {
        IntFunction<Integer> server = port -> {
            if (taken.contains(port)) {
                throw new PortTakenException(port, "in use");
            }
            return port;
        };
        return new KeptPorts(folder).start(PortRequest.kafka(asked), server, port -> port);
    }
}
