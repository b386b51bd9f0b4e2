package dev.courant.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ConnectionProbeTest {
    @Test
    void shouldNotWaitForAServerThatAcceptsAndStaysSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ConnectionProbe probe = probe(silent.getLocalPort())) {
            assertThat(probe.check()).isInstanceOf(Health.Down.class);
        }
    }

    @Test
    void shouldSayThatNothingListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (ConnectionProbe probe = probe(port)) {
            assertThat(probe.check())
                    .isInstanceOfSatisfying(
                            Health.Down.class,
                            down -> assertThat(down.cause()).contains("127.0.0.1:" + port, "refused"));
        }
    }

    private static ConnectionProbe probe(int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/courant?sslmode=disable");
        source.setUser("courant");
        return new ConnectionProbe(source);
    }
}
