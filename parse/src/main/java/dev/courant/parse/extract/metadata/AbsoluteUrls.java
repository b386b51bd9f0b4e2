package dev.courant.parse.extract.metadata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Resolves addresses against the page's own URL. */
final class AbsoluteUrls {
    private static final int LONGEST = 4_000;

    private AbsoluteUrls() {}

    /** Returns an absolute http(s) URL, or null if the address cannot be made one. */
    static @Nullable String absolute(String base, @Nullable String address) {
        if (address == null || address.isBlank() || address.length() > LONGEST) {
            return null;
        }
        String plain = address.strip().replace(" ", "%20");
        if (isWeb(plain)) {
            return plain;
        }
        try {
            String resolved = new URI(base).resolve(plain).toString();
            return isWeb(resolved) ? resolved : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isWeb(String address) {
        String lower = address.substring(0, Math.min(8, address.length())).toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }
}
