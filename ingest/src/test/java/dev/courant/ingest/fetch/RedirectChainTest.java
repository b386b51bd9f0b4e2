package dev.courant.ingest.fetch;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.parse.url.WebUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RedirectChainTest {
    private static final WebUrl SAFE = web("https://harbour.example/feed");
    private static final WebUrl PLAIN = web("http://harbour.example/feed");

    @Test
    void shouldSayNothingWithoutARedirect() {
        assertThat(RedirectChain.from(SAFE).redirects()).isEqualTo(Redirects.NONE);
    }

    @Test
    void shouldCallEncryptionAMove() {
        assertThat(RedirectChain.from(PLAIN).followed(301, SAFE).redirects()).isEqualTo(new Redirects(SAFE, false));
    }

    @Test
    @DisplayName("29: https to http")
    void shouldFlagTheWayFromHttpsToHttpAlsoWhenItLeadsBack() {
        RedirectChain down = RedirectChain.from(SAFE).followed(301, PLAIN);

        assertThat(down.redirects()).isEqualTo(new Redirects(null, true));
        assertThat(down.followed(301, SAFE).redirects()).isEqualTo(new Redirects(null, true));
    }
}
