package dev.courant.parse.url;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Reads URLs as browsers do, but for hosts that no name server could know: OkHttp lets some pass that it made itself.
 */
final class WebUrl {
    private static final String HOST_MARKS = "-._:";

    private WebUrl() {}

    /** The URL; empty when it is not an absolute http or https URL. */
    static Optional<HttpUrl> parse(String url) {
        return Optional.ofNullable(HttpUrl.parse(url)).filter(web -> isName(web.host()) && isStable(web.host()));
    }

    /** Colons stand in IPv6 addresses only, which OkHttp has checked. */
    private static boolean isName(String host) {
        return host.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || HOST_MARKS.indexOf(c) >= 0);
    }

    /** What was put into Punycode must be what Punycode stands for. */
    private static boolean isStable(String host) {
        return !host.contains("xn--") || HttpUrl.parse("https://" + host + "/") != null;
    }
}
