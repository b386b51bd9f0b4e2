package dev.courant.ingest.fetch;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Failure;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.runtime.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers whose TLS is at fault, one fault each, with certificates that are generated here. */
@Timeout(30)
class TlsFaultsTest {
    private static final String NAME = "press.localhost";
    private static final Instant NOW = Instant.now();
    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    private final Fetcher fetcher = new Fetcher(
            Settings.read(
                    FetchSettings.class, Map.of("COURANT_FETCH_ALLOW", "127.0.0.0/8", "COURANT_FETCH_TIMEOUT", "10s")),
            InstantSource.system(),
            client -> {
                HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                        .addTrustedCertificate(AUTHORITY.certificate())
                        .build();
                return client.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
            });

    @AfterEach
    void close() {
        fetcher.close();
    }

    @Test
    void shouldFetchFromAServerWithoutAFault() {
        assertThat(fetched(certificate(NAME).signedBy(AUTHORITY), Reply.ok("news")))
                .isInstanceOf(Fetched.class);
    }

    @Test
    void shouldSayThatACertificateHasExpired() {
        HeldCertificate.Builder expired = certificate(NAME)
                .signedBy(AUTHORITY)
                .validityInterval(at(Duration.ofDays(-90)), at(Duration.ofDays(-1)));

        assertThat(fault(expired)).startsWith(NAME + ": the certificate has expired (NotAfter: ");
    }

    @Test
    void shouldSayThatACertificateIsNotValidYet() {
        HeldCertificate.Builder early =
                certificate(NAME).signedBy(AUTHORITY).validityInterval(at(Duration.ofDays(1)), at(Duration.ofDays(90)));

        assertThat(fault(early)).startsWith(NAME + ": the certificate is not valid yet (NotBefore: ");
    }

    @Test
    void shouldNameTheNamesOfACertificateForOthers() {
        assertThat(fault(certificate("harbour.example").signedBy(AUTHORITY)))
                .isEqualTo(NAME + ": the certificate is for other names: [harbour.example]");
    }

    @Test
    void shouldSayThatACertificateIsSignedByNobodyWhoIsKnown() {
        assertThat(fault(certificate(NAME)))
                .isEqualTo(NAME + ": the certificate is not signed by an authority that is known here");
    }

    @Test
    void shouldRefuseTls11() throws IOException {
        // A handshake record with a ServerHello for TLS 1.1 and TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA.
        byte[] hello =
                HexFormat.of().parseHex("160302002a" + "02000026" + "0302" + "00".repeat(32) + "00" + "c013" + "00");
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread unused = Thread.ofVirtual().start(() -> answer(server, hello));
            FetchResult result = fetch("https://" + NAME + ":" + server.getLocalPort() + "/");

            assertThat(result)
                    .isEqualTo(new Failed(Failure.TLS, NAME + ": the server speaks neither TLS 1.2 nor TLS 1.3"));
        }
    }

    @Test
    void shouldFollowARedirectToHttpSayItAndNeverAdoptIt() {
        try (LoopbackServer plain = LoopbackServer.replying(Reply.ok("news"))) {
            FetchResult result = fetched(
                    certificate(NAME).signedBy(AUTHORITY), Reply.redirect(301, plain.url("press.localhost", "/feed")));

            assertThat(result).isInstanceOfSatisfying(Fetched.class, document -> {
                assertThat(document.redirects().problems()).containsExactly("redirected from https to http");
                assertThat(document.redirects().movedTo()).isNull();
            });
        }
    }

    private String fault(HeldCertificate.Builder certificate) {
        FetchResult result = fetched(certificate, Reply.ok("never read"));
        assertThat(result)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.how()).isEqualTo(Failure.TLS));
        return ((Failed) result).detail();
    }

    /** Fetches from a server with this certificate. */
    private FetchResult fetched(HeldCertificate.Builder certificate, Reply reply) {
        HandshakeCertificates identity = new HandshakeCertificates.Builder()
                .heldCertificate(certificate.build())
                .build();
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(identity.sslContext()));
            server.createContext("/", exchange -> {
                reply.headers().forEach(exchange.getResponseHeaders()::add);
                exchange.sendResponseHeaders(reply.status(), -1);
                exchange.close();
            });
            server.start();
            try {
                return fetch("https://" + NAME + ":" + server.getAddress().getPort() + "/");
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FetchResult fetch(String url) {
        return fetcher.fetch(FetchRequest.feed(web(url), null, null));
    }

    private static HeldCertificate.Builder certificate(String name) {
        return new HeldCertificate.Builder().commonName(name).addSubjectAlternativeName(name);
    }

    private static long at(Duration distance) {
        return NOW.plus(distance).toEpochMilli();
    }

    private static void answer(ServerSocket server, byte[] hello) {
        try (Socket client = server.accept()) {
            int unused = client.getInputStream().read();
            client.getOutputStream().write(hello);
            client.getOutputStream().flush();
            byte[] rest = client.getInputStream().readAllBytes();
            assertThat(rest).isNotEmpty();
        } catch (IOException e) {
            // The client breaks the connection off, as it should.
        }
    }
}
