package dev.courant.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.websub.Callbacks.Callback;
import dev.courant.ingest.websub.subscription.SubscriptionId;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbacksTest {
    private static final String FEED = "0123456789abcdef0123456789abcdef";
    private static final String TOPIC = "https://harbour.example/feed";
    private static final Callback CALLBACK = new Callback(FEED, SubscriptionId.of("https://hub.example/", TOPIC));

    private final Callbacks callbacks = callbacks("https://news.example.org/websub/", "a secret of the harbour");

    private static Callbacks callbacks(String base, String secret) {
        return new Callbacks(URI.create(base), secret);
    }

    private static String path(String address) {
        return URI.create(address).getPath();
    }

    @Test
    void shouldKnowItsOwnAddresses() {
        String address = callbacks.url(CALLBACK);

        assertThat(address)
                .startsWith("https://news.example.org/websub/" + FEED + "/")
                .hasSizeLessThan(130);
        assertThat(callbacks.open(path(address))).isEqualTo(CALLBACK);
        assertThat(callbacks.open(path(address).substring("/websub".length()))).isEqualTo(CALLBACK);
    }

    @Test
    void shouldGiveTheSameAddressesInEveryInstance() {
        Callbacks other = callbacks("https://news.example.org/websub", "a secret of the harbour");

        assertThat(other.url(CALLBACK)).isEqualTo(callbacks.url(CALLBACK));
        assertThat(other.secret(CALLBACK)).isEqualTo(callbacks.secret(CALLBACK));
    }

    @Test
    void shouldNotKnowAddressesThatWereChanged() {
        String path = path(callbacks.url(CALLBACK));
        for (int i = "/websub/".length(); i < path.length(); i++) {
            char other = path.charAt(i) == '0' ? '1' : '0';
            assertThat(callbacks.open(path.substring(0, i) + other + path.substring(i + 1)))
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/websub", "///", "/a/b/c", "/websub/0123456789abcdef0123456789abcdef//"})
    void shouldNotKnowOtherPaths(String path) {
        assertThat(callbacks.open(path)).isNull();
    }

    @Test
    void shouldTellTheTopic() {
        assertThat(CALLBACK.isFor(TOPIC)).isTrue();
        assertThat(CALLBACK.isFor(TOPIC + "/")).isFalse();
        assertThat(CALLBACK.isFor(null)).isFalse();
    }

    @Test
    void shouldGiveEachSubscriptionASecretOfItsOwn() {
        Callback otherFeed = new Callback("f".repeat(32), CALLBACK.subscriptionId());
        Callback otherHub = new Callback(FEED, SubscriptionId.of("https://hub2.example/", TOPIC));

        assertThat(callbacks.secret(CALLBACK))
                .hasSize(64)
                .isNotEqualTo(callbacks.secret(otherFeed))
                .isNotEqualTo(callbacks.secret(otherHub))
                .isNotEqualTo(callbacks("https://news.example.org/websub", "another secret, as long")
                        .secret(CALLBACK));
        assertThat(callbacks.url(otherHub)).isNotEqualTo(callbacks.url(CALLBACK));
    }
}
