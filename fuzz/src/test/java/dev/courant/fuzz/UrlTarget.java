package dev.courant.fuzz;

import dev.courant.parse.url.CanonicalUrl;
import dev.courant.parse.url.WebUrl;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Canonical URLs. An input of two lines is a URL and the canonical URL that its page declares. */
final class UrlTarget {
    private UrlTarget() {}

    static void check(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int newline = text.indexOf('\n');
        String url = newline < 0 ? text : text.substring(0, newline);
        Optional<String> canonical = CanonicalUrl.of(url);
        Check.equal(WebUrl.parse(url).map(WebUrl::hostKey).isPresent(), canonical.isPresent(), "a host for each URL");
        canonical.ifPresent(once -> {
            Check.equal(CanonicalUrl.of(once), canonical, "the canonical form of a canonical form is itself");
            Check.that(once.chars().allMatch(c -> c > ' ' && c < 0x7f), "printable ASCII", once);
        });
        if (newline >= 0 && canonical.isPresent()) {
            String chosen = CanonicalUrl.of(url, text.substring(newline + 1));
            Check.equal(CanonicalUrl.of(chosen), Optional.of(chosen), "the chosen form is canonical");
        }
    }
}
