package dev.courant.parse.url;

import dev.courant.parse.text.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells parameters that choose what is shown from those that only track the reader or choose a layout. In doubt a
 * parameter is kept: one too many duplicates an article, one too few merges two.
 */
final class Parameters {
    private static final List<String> LINES = Resources.lines(Parameters.class, "ignored-parameters.txt");

    /** Whole names, and names with a value. */
    private static final Set<String> IGNORED =
            LINES.stream().filter(line -> !line.endsWith("*")).collect(Collectors.toUnmodifiableSet());

    private static final List<String> IGNORED_BEGINNINGS = LINES.stream()
            .filter(line -> line.endsWith("*"))
            .map(line -> line.substring(0, line.length() - 1))
            .toList();

    /** Names that are ignored only on some sites: of a domain, or with another parameter that only such sites have. */
    private static final Map<String, List<String>> SITES =
            Resources.wordsByKey(Parameters.class, "ignored-parameters-of-sites.txt");

    /** Blogging platforms add the name of the site that links: {@code ref=harbour.example}. */
    private static final Pattern REFERRING_HOST = Pattern.compile("ref=(?:[a-z0-9-]{1,63}\\.){1,5}[a-z]{2,24}");

    /** Servlet containers keep the session in the path when there are no cookies. */
    private static final Pattern PATH_SESSION =
            Pattern.compile(";(?:jsessionid|phpsessid)=[^/;]*+", Pattern.CASE_INSENSITIVE);

    /** Half-decoded feeds have {@code &amp;} between parameters. */
    private static final String HALF_DECODED = "amp;";

    private Parameters() {}

    /** Returns the query without ignored parameters, in its order; null when nothing is left. */
    static @Nullable String essential(@Nullable String query, String host) {
        if (query == null) {
            return null;
        }
        Set<String> ofSite = ignoredOn(host, query);
        String essential = Arrays.stream(query.split("&", -1))
                .map(Parameters::decoded)
                .filter(parameter -> !parameter.isEmpty() && !isIgnored(parameter, ofSite))
                .collect(Collectors.joining("&"));
        return essential.isEmpty() ? null : essential;
    }

    /** Returns the names that are ignored on a host; a site on a domain of its own is known by its other parameters. */
    private static Set<String> ignoredOn(String host, String query) {
        String lower = query.toLowerCase(Locale.ROOT);
        return SITES.entrySet().stream()
                .filter(site -> host.equals(site.getKey())
                        || host.endsWith("." + site.getKey())
                        || lower.contains(site.getKey() + "="))
                .flatMap(site -> site.getValue().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String decoded(String parameter) {
        return parameter.regionMatches(true, 0, HALF_DECODED, 0, HALF_DECODED.length())
                ? parameter.substring(HALF_DECODED.length())
                : parameter;
    }

    /** Returns the path without session ids. */
    static String withoutSession(String path) {
        return path.indexOf(';') < 0 ? path : PATH_SESSION.matcher(path).replaceAll("");
    }

    private static boolean isIgnored(String parameter, Set<String> ofSite) {
        String pair = parameter.toLowerCase(Locale.ROOT);
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        return IGNORED.contains(name)
                || ofSite.contains(name)
                || IGNORED.contains(equals < 0 ? pair + "=" : pair)
                || IGNORED_BEGINNINGS.stream().anyMatch(name::startsWith)
                || REFERRING_HOST.matcher(pair).matches();
    }
}
