package dev.courant.ingest.fetch;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.NotModified;
import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(30)
class FetcherTlsTest {
    private static final String BODY = "the bell of the lighthouse";

    private final Fetcher fetcher = Fetching.fetcher();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpsServer server = selfSigned("harbour.example");

    private HttpsServer selfSigned(String name) {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .commonName(name)
                .addSubjectAlternativeName(name)
                .build();
        HandshakeCertificates identity =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        try {
            HttpsServer made = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            made.setHttpsConfigurator(new HttpsConfigurator(identity.sslContext()));
            made.setExecutor(threads);
            return made;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> {
            boolean known = exchange.getRequestHeaders().containsKey("If-None-Match");
            byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : body.length);
            exchange.getResponseBody().write(known ? new byte[0] : body);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", url("press.localhost", "/"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        fetcher.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private String url(String host, String path) {
        return "https://" + host + ":" + server.getAddress().getPort() + path;
    }

    private FetchRequest feed(String path) {
        return FetchRequest.feed(web(url("127.0.0.1", path)), null, null);
    }

    @Test
    void shouldRefuseACertificateThatNobodyVouchesFor() {
        assertThat(fetcher.fetch(feed("/")))
                .isInstanceOfSatisfying(Failed.class, it -> assertThat(it.how()).isEqualTo(Failure.TLS));
    }

    @Test
    void shouldTakeAnyCertificateOfAnyNameWhereTheFeedAsksForItAndSaySo() {
        assertThat(fetcher.fetch(feed("/").withoutTlsVerification())).isInstanceOfSatisfying(Fetched.class, it -> {
            assertThat(it.body()).asString().isEqualTo(BODY);
            assertThat(it.redirects().problems()).containsExactly("certificate not verified");
        });
    }

    @Test
    void shouldSayThatNobodyProvedThatNothingChanged() {
        FetchRequest conditional = FetchRequest.feed(web(url("127.0.0.1", "/")), "\"bell\"", null);

        assertThat(fetcher.fetch(conditional.withoutTlsVerification()))
                .isInstanceOfSatisfying(
                        NotModified.class,
                        it -> assertThat(it.redirects()).isEqualTo(new Redirects(null, false, true)));
    }

    @Test
    void shouldNotLendItsTrustToAnotherHost() {
        assertThat(fetcher.fetch(feed("/elsewhere").withoutTlsVerification()))
                .isInstanceOfSatisfying(Failed.class, it -> {
                    assertThat(it.how()).isEqualTo(Failure.TLS);
                    assertThat(it.detail()).startsWith("press.localhost");
                });
    }

    @Test
    void shouldVerifyTheNextRequestAlthoughAConnectionIsOpen() {
        fetcher.fetch(feed("/").withoutTlsVerification());

        assertThat(fetcher.fetch(feed("/"))).isInstanceOf(Failed.class);
    }

    @Test
    void shouldFindNoFaultWithAPlainAddress() {
        try (LoopbackServer plain = LoopbackServer.replying(Reply.ok(BODY))) {
            FetchRequest request = FetchRequest.feed(web(plain.url("/")), null, null);

            assertThat(fetcher.fetch(request.withoutTlsVerification()))
                    .isInstanceOfSatisfying(
                            Fetched.class,
                            it -> assertThat(it.redirects().problems()).isEmpty());
        }
    }

    @Test
    void shouldWarnOnceForEachHost() {
        Logger logger = (Logger) LoggerFactory.getLogger(HttpClients.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(lines);
        try {
            fetcher.fetch(feed("/").withoutTlsVerification());
            fetcher.fetch(feed("/again").withoutTlsVerification());
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }

        assertThat(lines.list)
                .singleElement()
                .satisfies(
                        it -> assertThat(it.getFormattedMessage()).contains("127.0.0.1", "certificate_not_verified"));
    }
}
