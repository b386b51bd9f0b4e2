package dev.courant.parse.url;

import dev.courant.parse.text.Resources;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Finds the URL that a wrapper leads to, such as those of news alerts, search engines and services that count clicks.
 * Wrappers have it in a parameter, and add nothing to it. What is no wrapper for certain is left alone: a log-in page
 * or a translator has such a parameter as well.
 */
final class Wrapper {
    /** Hosts, with a slash and the beginning of the path, and the parameters that have the URL. */
    private static final List<Known> KNOWN = Resources.lines(Wrapper.class, "wrappers.txt").stream()
            .map(Known::of)
            .toList();

    /** Last segments of the paths of wrappers on other hosts. */
    private static final Set<String> REDIRECTING = Set.of(
            "url",
            "redirect",
            "redir",
            "redirector",
            "r",
            "out",
            "outbound",
            "away",
            "goto",
            "go",
            "link",
            "links",
            "linkout",
            "l",
            "click",
            "clk",
            "track",
            "tracking",
            "exit",
            "leave",
            "jump",
            "forward",
            "external",
            "redirect.php",
            "redir.php",
            "out.php",
            "away.php",
            "go.php",
            "goto.php",
            "link.php",
            "l.php",
            "click.php",
            "track.php",
            "exit.php",
            "jump.php",
            "redirect.aspx",
            "click.aspx",
            "redirect.asp",
            "redirect.do",
            "apiclick.aspx",
            "leaving",
            "linkfilter",
            "clickthrough",
            "ct");

    private static final List<String> PARAMETERS = List.of(
            "url",
            "u",
            "to",
            "target",
            "dest",
            "destination",
            "redirect",
            "redirect_url",
            "redirect_to",
            "redirecturl",
            "link",
            "goto",
            "out",
            "q",
            "r",
            "href",
            "uri",
            "murl",
            "ued");

    /** Bing writes the URL in base64, after two characters. */
    private static final Pattern ENCODED = Pattern.compile("a1([A-Za-z0-9_-]{12,4000})=*");

    /** Yahoo and others have it in the path. */
    private static final Pattern IN_PATH = Pattern.compile("/RU=(https?%3[aA][^/]++)/");

    private Wrapper() {}

    private record Known(String host, String path, List<String> parameters) {
        static Known of(String line) {
            String[] parts = line.split(" +");
            int slash = parts[0].indexOf('/');
            return new Known(
                    parts[0].substring(0, slash),
                    parts[0].substring(slash),
                    List.of(parts).subList(1, parts.length));
        }

        boolean wraps(HttpUrl url) {
            String name = url.host();
            boolean same = host.endsWith(".*")
                    ? isOfBrand(name, host.substring(0, host.length() - 1))
                    : name.equals(host) || name.endsWith("." + host);
            return same && url.encodedPath().startsWith(path);
        }

        /** Whether a host is a brand's in any country: {@code www.google.co.uk} of {@code google.}. */
        private static boolean isOfBrand(String name, String brand) {
            int at = name.startsWith(brand) ? 0 : name.indexOf("." + brand) + 1;
            boolean found = at > 0 || name.startsWith(brand);
            return found && name.length() - at - brand.length() <= "com.au".length();
        }
    }

    /** Returns the URL in a wrapper; empty when this is none. */
    static Optional<HttpUrl> target(HttpUrl url) {
        for (Known known : KNOWN) {
            if (known.wraps(url)) {
                return known.parameters().stream()
                        .flatMap(name -> parameter(url, name))
                        .findFirst()
                        .or(() -> inPath(url));
            }
        }
        return isRedirecting(url)
                ? PARAMETERS.stream()
                        .flatMap(name -> parameter(url, name))
                        .filter(target -> !target.host().equals(url.host()))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isRedirecting(HttpUrl url) {
        List<String> segments = Claim.segments(url);
        return url.encodedQuery() != null
                && !segments.isEmpty()
                && segments.size() <= 3
                && REDIRECTING.contains(segments.getLast().toLowerCase(Locale.ROOT));
    }

    private static Stream<HttpUrl> parameter(HttpUrl url, String name) {
        String value = url.queryParameter(name);
        if (value == null || value.isBlank()) {
            return Stream.empty();
        }
        Matcher encoded = ENCODED.matcher(value);
        return absolute(encoded.matches() ? decoded(encoded.group(1)) : value).stream();
    }

    private static Optional<HttpUrl> inPath(HttpUrl url) {
        Matcher path = IN_PATH.matcher(url.encodedPath());
        return path.find() ? absolute(URLDecoder.decode(path.group(1), StandardCharsets.UTF_8)) : Optional.empty();
    }

    private static Optional<HttpUrl> absolute(String value) {
        String text = value.strip();
        String once = text.regionMatches(true, 0, "http%3a", 0, 7) || text.regionMatches(true, 0, "https%3a", 0, 8)
                ? decodedOnce(text)
                : text;
        boolean web = once.regionMatches(true, 0, "http://", 0, 7) || once.regionMatches(true, 0, "https://", 0, 8);
        return web ? WebUrl.parse(once).map(WebUrl::http) : Optional.empty();
    }

    private static String decodedOnce(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
