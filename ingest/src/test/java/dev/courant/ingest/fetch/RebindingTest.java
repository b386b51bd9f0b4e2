package dev.courant.ingest.fetch;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.runtime.config.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names whose addresses change between two look-ups, by a resolver of this test. The address that may be contacted is
 * 127.0.0.1, which stands for a public one; all others are private.
 */
@Timeout(30)
class RebindingTest {
    private static final String PUBLIC = "127.0.0.1";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.2", "fd00::1"})
    void shouldRefuseANameThatBecomesPrivateBetweenTwoRequests(String rebound) {
        try (LoopbackServer server = LoopbackServer.replying(Reply.ok("news"));
                Fetcher fetcher = resolving(PUBLIC, rebound)) {
            assertThat(fetch(fetcher, server, "/feed")).isInstanceOf(Fetched.class);

            assertThat(fetch(fetcher, server, "/feed")).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.why()).isEqualTo(Refusal.ADDRESS);
                assertThat(refused.detail()).startsWith("press.example: ").endsWith(" is not a public address");
            });
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void shouldRefuseANameThatBecomesPrivateBetweenTwoRedirects() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.redirect(302, "/elsewhere"));
                Fetcher fetcher = resolving(PUBLIC, "127.0.0.2")) {
            assertThat(fetch(fetcher, server, "/feed"))
                    .isEqualTo(new Refused(Refusal.ADDRESS, "press.example: 127.0.0.2 is not a public address"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void shouldConnectToTheAddressThatWasCheckedWhateverTheNameIsNow() {
        AtomicInteger lookups = new AtomicInteger();
        try (LoopbackServer server = LoopbackServer.replying(Reply.ok("news"));
                Fetcher fetcher = fetcher(name -> {
                    lookups.incrementAndGet();
                    return List.of(address(name, PUBLIC));
                })) {
            assertThat(fetch(fetcher, server, "/feed")).isInstanceOf(Fetched.class);
            assertThat(lookups).hasValue(1);
        }
    }

    @Test
    void shouldContactNoPrivateOneOfSeveralAddresses() {
        try (LoopbackServer server = LoopbackServer.replying(Reply.ok("news"));
                Fetcher fetcher = fetcher(name -> List.of(address(name, "127.0.0.2"), address(name, "10.0.0.1")))) {
            assertThat(fetch(fetcher, server, "/feed")).isInstanceOf(Refused.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    private static FetchResult fetch(Fetcher fetcher, LoopbackServer server, String path) {
        return fetcher.fetch(FetchRequest.feed(web(server.url("press.example", path)), null, null));
    }

    /** A fetcher to which a name has one address after the other, the last for ever. */
    private static Fetcher resolving(String... addresses) {
        AtomicInteger next = new AtomicInteger();
        return fetcher(name ->
                List.of(address(name, addresses[Math.min(next.getAndIncrement(), addresses.length - 1)])));
    }

    private static Fetcher fetcher(Dns dns) {
        Map<String, String> settings =
                Map.of("COURANT_FETCH_ALLOW", PUBLIC + "/32", "COURANT_FETCH_CONNECT_TIMEOUT", "2s");
        return new Fetcher(
                Settings.read(FetchSettings.class, settings), InstantSource.system(), client -> client.dns(dns));
    }

    private static InetAddress address(String name, String literal) {
        try {
            return InetAddress.getByAddress(name, InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
