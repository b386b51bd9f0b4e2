package dev.courant.ingest.fetch;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.ingest.fetch.FetchResult.Failed;
import dev.courant.ingest.fetch.FetchResult.Fetched;
import dev.courant.ingest.fetch.FetchResult.Refusal;
import dev.courant.ingest.fetch.FetchResult.Refused;
import dev.courant.ingest.fetch.address.ProxyAddress;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.runtime.CourantException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FetcherProxyTest {
    /** Nothing on the loopback interface is allowed but the proxy, and that only by being the proxy. */
    private static final String NOTHING_NEAR = "192.0.2.0/24";

    private static Fetcher through(LoopbackServer proxy, String allow) {
        String address = URI.create(proxy.url("/")).getAuthority();
        return Fetching.fetcher(
                InstantSource.system(), Map.of("COURANT_FETCH_PROXY", address, "COURANT_FETCH_ALLOW", allow));
    }

    @Test
    void shouldLeaveTheNameToTheProxy() {
        try (LoopbackServer proxy = LoopbackServer.replying(Reply.ok("from afar"));
                Fetcher fetcher = through(proxy, NOTHING_NEAR)) {
            FetchResult result = fetcher.fetch(FetchRequest.page(web("http://news.invalid/a?b=c")));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Fetched.class,
                            it -> assertThat(it.body()).asString().isEqualTo("from afar"));
            assertThat(proxy.last().path()).isEqualTo("http://news.invalid/a?b=c");
            assertThat(proxy.last().headers()).containsEntry("host", "news.invalid");
        }
    }

    @Test
    void shouldAskTheProxyForATunnelToASecureSite() {
        try (LoopbackServer proxy = LoopbackServer.replying(Reply.of(403));
                Fetcher fetcher = through(proxy, NOTHING_NEAR)) {
            assertThat(fetcher.fetch(FetchRequest.page(web("https://news.invalid/"))))
                    .isInstanceOf(Failed.class);
            assertThat(proxy.last().method()).isEqualTo("CONNECT");
            assertThat(proxy.last().path()).isEqualTo("news.invalid:443");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "169.254.169.254", "press.localhost", "[::1]", "127.0.0.1"})
    void shouldNotAskTheProxyForAPrivateAddress(String host) {
        try (LoopbackServer proxy = LoopbackServer.replying(Reply.ok("secret"));
                Fetcher fetcher = through(proxy, NOTHING_NEAR)) {
            assertThat(fetcher.fetch(FetchRequest.page(web("http://" + host + "/"))))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.ADDRESS));
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void shouldNotFollowARedirectIntoAPrivateNetwork() {
        try (LoopbackServer proxy = LoopbackServer.replying(Reply.redirect(302, "http://10.1.2.3/"));
                Fetcher fetcher = through(proxy, NOTHING_NEAR)) {
            assertThat(fetcher.fetch(FetchRequest.page(web("http://news.invalid/"))))
                    .isInstanceOf(Refused.class);
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    @Test
    void shouldAskTheProxyForAnAddressThatIsAllowed() {
        try (LoopbackServer proxy = LoopbackServer.replying(Reply.ok("the tide table"));
                Fetcher fetcher = through(proxy, "10.1.0.0/16")) {
            assertThat(fetcher.fetch(FetchRequest.page(web("http://10.1.2.3/"))))
                    .isInstanceOf(Fetched.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "proxy:", ":3128", "http://proxy:3128", "proxy:0", "proxy:65536", "proxy:x"})
    void shouldSayHowAProxyIsWritten(String text) {
        assertThatThrownBy(() -> ProxyAddress.parse(text))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("COURANT_FETCH_PROXY=" + text)
                .hasMessageContaining("proxy.example.org:3128");
    }

    @Test
    void shouldReadAnAddressInBrackets() {
        assertThat(ProxyAddress.parse("[fd00::8]:3128")).hasToString("HTTP @ fd00::8/<unresolved>:3128");
    }
}
