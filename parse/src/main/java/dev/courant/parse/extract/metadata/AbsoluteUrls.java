package dev.courant.parse.extract.metadata;

import dev.courant.parse.url.WebUrl;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes references of a page absolute, against its base (HTML, section 4.2.3). What a base says is believed no more
 * than any other statement of the page: a canonical URL on another site is still one on another site. One per page; not
 * thread-safe.
 */
final class AbsoluteUrls {
    private static final int LONGEST = 4_000;

    private final String url;
    private final @Nullable String stated;
    /** What relative references are resolved against; read when there is the first, as most pages have none. */
    private @Nullable WebUrl base;

    private boolean read;

    private AbsoluteUrls(String url, @Nullable String stated) {
        this.url = url;
        this.stated = stated;
    }

    /**
     * Returns the references of a page.
     *
     * @param url the page's own URL
     * @param stated the reference of its first {@code <base>} that has one; null if there is none
     */
    static AbsoluteUrls of(String url, @Nullable String stated) {
        return new AbsoluteUrls(url, stated);
    }

    private Optional<WebUrl> base() {
        if (!read) {
            base = readBase().orElse(null);
            read = true;
        }
        return Optional.ofNullable(base);
    }

    private Optional<WebUrl> readBase() {
        Optional<WebUrl> page = WebUrl.parse(url);
        if (stated == null || stated.length() > LONGEST) {
            return page;
        }
        String reference = stated.strip();
        Optional<WebUrl> found =
                page.isPresent() ? page.flatMap(own -> own.resolve(reference)) : WebUrl.parse(reference);
        return found.or(() -> page);
    }

    /** Returns an absolute http(s) URL, or null if the reference cannot be made one. */
    @Nullable
    String absolute(@Nullable String reference) {
        if (reference == null || reference.isBlank() || reference.length() > LONGEST) {
            return null;
        }
        String plain = reference.strip().replace(" ", "%20");
        if (isWeb(plain)) {
            return plain;
        }
        return base().flatMap(from -> from.resolve(plain)).map(WebUrl::toString).orElse(null);
    }

    private static boolean isWeb(String address) {
        String lower = address.substring(0, Math.min(8, address.length())).toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }
}
