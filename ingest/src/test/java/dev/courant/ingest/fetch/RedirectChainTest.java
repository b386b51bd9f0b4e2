package dev.courant.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RedirectChainTest {
    private static final HttpUrl SAFE = HttpUrl.get("https://harbour.example/feed");
    private static final HttpUrl PLAIN = HttpUrl.get("http://harbour.example/feed");

    @Test
    void shouldSayNothingWithoutARedirect() {
        assertThat(RedirectChain.from(SAFE).redirects()).isEqualTo(Redirects.NONE);
    }

    @Test
    void shouldCallEncryptionAMove() {
        assertThat(RedirectChain.from(PLAIN).on(301, SAFE).redirects())
                .isEqualTo(new Redirects(SAFE.toString(), false));
    }

    @Test
    @DisplayName("29: https to http")
    void shouldFlagTheWayFromHttpsToHttpAlsoWhenItLeadsBack() {
        RedirectChain down = RedirectChain.from(SAFE).on(301, PLAIN);

        assertThat(down.redirects()).isEqualTo(new Redirects(null, true));
        assertThat(down.on(301, SAFE).redirects()).isEqualTo(new Redirects(null, true));
    }
}
