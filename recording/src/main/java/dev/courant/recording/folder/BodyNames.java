package dev.courant.recording.folder;

import dev.courant.recording.Exchange;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names files after URLs: {@code pages/host/path-of-the-page.html}, the next body of that page
 * {@code path-of-the-page-2.html}. The same exchanges in the same order get the same names, on every file system. Used
 * by one thread.
 */
final class BodyNames {
    private static final String FOLDER = "pages/";
    private static final int LONGEST = 80;
    private static final Map<String, String> EXTENSIONS = Map.of(
            "text/html", "html",
            "application/xhtml+xml", "html",
            "application/rss+xml", "rss",
            "application/atom+xml", "atom",
            "application/xml", "xml",
            "text/xml", "xml",
            "application/json", "json",
            "application/feed+json", "json",
            "text/plain", "txt");

    private final Set<String> taken = new HashSet<>();

    String next(Exchange exchange) {
        String url = exchange.url();
        String rest = url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3);
        int slash = rest.indexOf('/');
        String host = readable(slash < 0 ? rest : rest.substring(0, slash), "host");
        String page = readable(slash < 0 ? "" : withoutExtension(rest.substring(slash + 1)), "index");
        String extension = extension(exchange);
        String start = FOLDER + host + "/" + page;
        String name = start + extension;
        for (int number = 2; !taken.add(name); number++) {
            name = start + "-" + number + extension;
        }
        return name;
    }

    /** Lower case only: there are file systems that do not tell cases apart. */
    private static String readable(String text, String otherwise) {
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        String start = name.substring(0, Math.min(LONGEST, name.length()));
        return start.isEmpty() ? otherwise : start;
    }

    private static String withoutExtension(String path) {
        return path.replaceFirst("\\.(html?|rss|atom|xml|json|txt)$", "");
    }

    private static String extension(Exchange exchange) {
        String type = exchange.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        int end = type.indexOf(';');
        String known = EXTENSIONS.get((end < 0 ? type : type.substring(0, end)).strip());
        return known == null ? ".bin" : "." + known;
    }
}
