package dev.courant.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherLimitsTest {
    private static final Map<String, String> HURRIED = Map.of("COURANT_FETCH_TIMEOUT", "400ms");

    /** Long enough to outlive the deadline many times over; the client is gone after a fraction of it. */
    private static final int DRIPS = 200;

    private static final Duration DRIP = Duration.ofMillis(25);

    @Test
    @Timeout(10)
    void shouldHoldTheDeadlineAgainstASlowLoris() {
        LoopbackServer.Handler loris = (request, out) -> {
            out.write(Reply.ok("").with("Content-Length", "1000").bytes());
            for (int i = 0; i < DRIPS; i++) {
                out.write('x');
                out.flush();
                LockSupport.parkNanos(DRIP.toNanos());
            }
        };
        try (LoopbackServer server = LoopbackServer.with(loris);
                Fetcher fetcher = Fetching.fetcher(InstantSource.system(), HURRIED)) {
            assertThat(fetcher.fetch(FetchRequest.page(server.url("/"))))
                    .isInstanceOfSatisfying(
                            Failed.class, it -> assertThat(it.how()).isEqualTo(Failure.TIMEOUT));
        }
    }

    @Test
    @Timeout(10)
    void shouldHoldOneDeadlineOverAllRedirects() {
        LoopbackServer.Handler slowRedirect = (request, out) -> {
            LockSupport.parkNanos(DRIP.multipliedBy(6).toNanos());
            out.write(Reply.redirect(302, request.path() + "x").bytes());
        };
        try (LoopbackServer server = LoopbackServer.with(slowRedirect);
                Fetcher fetcher = Fetching.fetcher(InstantSource.system(), HURRIED)) {
            assertThat(fetcher.fetch(FetchRequest.page(server.url("/"))))
                    .isInstanceOfSatisfying(
                            Failed.class, it -> assertThat(it.how()).isEqualTo(Failure.TIMEOUT));
            assertThat(server.requests()).hasSizeBetween(2, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "press.localhost", "[::ffff:127.0.0.1]", "2130706433"})
    void shouldRefuseTheLoopbackByAnyName(String host) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.ok("secret"));
                Fetcher fetcher =
                        Fetching.fetcher(InstantSource.system(), Map.of("COURANT_FETCH_ALLOW", "192.0.2.0/24"))) {
            assertThat(fetcher.fetch(FetchRequest.page(server.url(host, "/"))))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.ADDRESS));
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "169.254.169.254", "[::1]", "[fd00::1]", "[64:ff9b::a00:1]", "[2002:a00:1::]"})
    void shouldRefuseARedirectIntoAPrivateNetwork(String host) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.redirect(302, "http://" + host + "/"));
                Fetcher fetcher = Fetching.fetcher()) {
            assertThat(fetcher.fetch(FetchRequest.page(server.url("/"))))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.ADDRESS));
        }
    }

    @Test
    void shouldRefuseACertificateThatNobodyVouchesFor(@TempDir Path folder) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys.p12"))));
        server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
        server.start();
        try (Fetcher fetcher = Fetching.fetcher()) {
            String url = "https://127.0.0.1:" + server.getAddress().getPort() + "/";

            assertThat(fetcher.fetch(FetchRequest.page(url)))
                    .isInstanceOfSatisfying(
                            Failed.class, it -> assertThat(it.how()).isEqualTo(Failure.TLS));
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext selfSigned(Path keys) throws Exception {
        String password = "changeit";
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(output).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, password.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
